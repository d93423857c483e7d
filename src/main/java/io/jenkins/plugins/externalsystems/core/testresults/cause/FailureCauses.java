package io.jenkins.plugins.externalsystems.core.testresults.cause;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds out why a test failed: the innermost exception, and the innermost code that is neither a library's nor the test's. Where there is
 * none, the place in the test, and where no trace is given, the message without what differs from run to run. Numbers of
 * lines, addresses, ids, folders and the suffixes of generated classes never count.
 */
public final class FailureCauses {
    private static final int FRAMES = 3;
    private static final int LINES = 5;
    private static final int FINGERPRINT_BYTES = 10;

    private FailureCauses() {}

    /**
     * The cause of a failure.
     *
     * @param className of the test, whose own frames are left out where there are others; may be empty
     */
    public static FailureCause of(String className, TestFailure failure) {
        List<Trace.Link> links = Trace.parse(failure.stackTrace());
        Trace.Link root = links.get(0);
        String type = root.type().isEmpty() ? failure.type() : root.type();
        List<Frame> telling = telling(links, className);
        List<String> parts = new ArrayList<>();
        parts.add(StableText.ofCode(type));
        telling.stream().map(Frame::stable).forEach(parts::add);
        if (telling.stream().noneMatch(Frame::hasCode)) {
            parts.add(message(failure, root));
        }
        if (String.join("", parts).isBlank()) {
            parts.add(className);
        }
        String location = telling.isEmpty() ? "" : telling.get(0).stable();
        return new FailureCause(fingerprint(parts), StableText.ofCode(type), location);
    }

    /** Of the innermost exception that has any; an outer one's frames are cut off where they are the same. */
    private static List<Frame> telling(List<Trace.Link> links, String className) {
        List<Map<FrameOrigin, List<Frame>>> byOrigin = new ArrayList<>();
        for (Trace.Link link : links) {
            Map<FrameOrigin, List<Frame>> frames = new EnumMap<>(FrameOrigin.class);
            for (Frame frame : link.frames()) {
                frames.computeIfAbsent(FrameOrigin.of(frame, className), origin -> new ArrayList<>())
                        .add(frame);
            }
            byOrigin.add(frames);
        }
        for (FrameOrigin origin : new FrameOrigin[] {FrameOrigin.TESTED, FrameOrigin.TEST, FrameOrigin.LIBRARY}) {
            for (int i = 0; i < links.size(); i++) {
                List<Frame> frames = byOrigin.get(i).get(origin);
                if (frames != null) {
                    return first(frames, origin, links.get(i).type());
                }
            }
        }
        return List.of();
    }

    /** Tests of one class that share a method have one frame in common, and no more. */
    private static List<Frame> first(List<Frame> frames, FrameOrigin origin, String type) {
        if (type.endsWith("StackOverflowError")) {
            // Which of the functions in the circle was the last one is chance.
            return frames.stream()
                    .distinct()
                    .sorted((one, other) -> one.stable().compareTo(other.stable()))
                    .limit(FRAMES)
                    .toList();
        }
        return frames.stream()
                .distinct()
                .limit(origin == FrameOrigin.TEST ? 1 : FRAMES)
                .toList();
    }

    private static String message(TestFailure failure, Trace.Link root) {
        String text = root.header();
        if (text.isEmpty()) {
            String trace = failure.stackTrace()
                    .lines()
                    .filter(line -> !line.isBlank() && !isAboutTheTest(line))
                    .limit(LINES)
                    .collect(Collectors.joining("\n"));
            text = trace.isEmpty() ? failure.message() : trace;
        }
        return StableText.ofMessage(text);
    }

    /** Go and Playwright begin with the test's name. */
    private static boolean isAboutTheTest(String line) {
        String text = line.strip();
        return text.startsWith("=== ") || text.startsWith("--- ") || text.contains(" › ");
    }

    private static String fingerprint(List<String> parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
