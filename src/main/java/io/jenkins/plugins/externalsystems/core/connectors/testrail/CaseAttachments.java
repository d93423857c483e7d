package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Attaches the files that tests name to their results. What a report says is no more than a hint: a file is taken from the
 * workspace or not at all, and one that is not there is a warning.
 */
final class CaseAttachments {
    private static final int MOST_WARNINGS = 20;

    private final ResultAttachments attachments;

    CaseAttachments(ResultAttachments attachments) {
        this.attachments = attachments;
    }

    private record Wanted(ResultSender.SentResult result, FileContent file) {}

    /** Finds all files at once, then sends one after the other. */
    CompletionStage<Void> attach(PublishCall call, List<ResultSender.SentResult> results) {
        Set<String> patterns = new LinkedHashSet<>();
        results.forEach(result -> result.files().forEach(file -> pattern(file).ifPresent(patterns::add)));
        if (patterns.isEmpty()) {
            results.forEach(result -> missing(call, result, result.files()));
            return CompletableFuture.completedFuture(null);
        }
        return call.context
                .files()
                .find(String.join(",", patterns))
                .handle((files, thrown) -> {
                    if (thrown == null) {
                        return files;
                    }
                    Throwable cause = StageFailure.cause(thrown);
                    if (cause instanceof CancellationException) {
                        throw StageFailure.again(cause);
                    }
                    call.context.trace().warn("The files of tests cannot be looked for: " + cause.getMessage() + ".");
                    return List.<FileContent>of();
                })
                .thenCompose(files -> send(call, results, files));
    }

    private CompletionStage<Void> send(
            PublishCall call, List<ResultSender.SentResult> results, List<FileContent> files) {
        List<Wanted> wanted = new ArrayList<>();
        for (ResultSender.SentResult result : results) {
            List<String> lost = new ArrayList<>();
            for (String path : new LinkedHashSet<>(result.files())) {
                Optional<FileContent> file = find(path, files);
                file.ifPresentOrElse(found -> wanted.add(new Wanted(result, found)), () -> lost.add(path));
            }
            missing(call, result, lost);
        }
        if (wanted.size() > ConfinedFolder.MAX_FILES) {
            call.context
                    .trace()
                    .warn("Only the first " + ConfinedFolder.MAX_FILES + " of " + wanted.size()
                            + " files are attached.");
            wanted.subList(ConfinedFolder.MAX_FILES, wanted.size()).clear();
        }
        call.allow(wanted.size());
        return new Lanes<>(
                        call.options.number(PublishParameters.PARALLEL),
                        wanted.iterator(),
                        one -> attachments
                                .attach(call.context, one.result().id(), one.file())
                                .thenAccept(row -> call.attached()))
                .run();
    }

    private static void missing(PublishCall call, ResultSender.SentResult result, List<String> paths) {
        if (!paths.isEmpty() && call.missingFiles(paths.size()) <= MOST_WARNINGS) {
            call.context
                    .trace()
                    .warn("Not in the workspace, so not attached to the result of " + result.name() + ": "
                            + String.join(", ", paths) + ".");
        }
    }

    /** Where the file may be in the workspace; empty for a path that is none. */
    private static Optional<String> pattern(String path) {
        String below = below(path);
        return below.isEmpty() || below.matches(".*[*?,].*") ? Optional.empty() : Optional.of("**/" + below);
    }

    /** The end of the path that is the same wherever the workspace is: of an absolute one the folder and the name. */
    private static String below(String path) {
        String unified = path.strip().replace('\\', '/');
        boolean isAbsolute = unified.startsWith("/") || unified.matches("[A-Za-z]:.*");
        Deque<String> names = new ArrayDeque<>();
        for (String name : unified.replaceFirst("^[A-Za-z]:", "").split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        while (isAbsolute && names.size() > 2) {
            names.removeFirst();
        }
        return String.join("/", names);
    }

    /** The one that is meant; empty if there is none, or if several may be. */
    private static Optional<FileContent> find(String path, List<FileContent> files) {
        String below = below(path);
        String whole = path.strip().replace('\\', '/');
        List<FileContent> found = files.stream()
                .filter(file -> file.path().equals(below) || file.path().endsWith("/" + below))
                .filter(file -> file.size() <= ResultAttachments.LARGEST)
                .toList();
        return found.stream()
                .filter(file -> whole.equals(file.path()) || whole.endsWith("/" + file.path()))
                .findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty());
    }
}
