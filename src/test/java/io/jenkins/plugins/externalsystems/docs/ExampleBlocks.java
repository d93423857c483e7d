package io.jenkins.plugins.externalsystems.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The examples in the documentation, so that tests run them: {@code <pre>} blocks of help files, Jenkinsfiles of
 * {@code docs/examples}, and fenced blocks of Markdown pages below a line {@code <!-- test: name -->}. Where the name ends
 * with {@code -fails}, the example is about a build that fails at its shell step.
 */
public final class ExampleBlocks {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern PRE = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern FENCED =
            Pattern.compile("<!-- test: ([\\w-]+) -->\\s*```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WITH_OWN_TEST =
            Pattern.compile("<!-- own test: ([\\w-]+) -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL);

    private ExampleBlocks() {}

    /**
     * One example.
     *
     * @param name for messages: file, and name or number within
     * @param language {@code groovy} or {@code yaml}
     */
    record Example(String name, String language, String text) {
        boolean isAboutFailure() {
            return name.endsWith("-fails");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of the help files below a folder. */
    static List<Example> ofHelp(String folder) {
        List<Example> examples = new ArrayList<>();
        for (Path file : files(folder, ".html")) {
            Matcher pre = PRE.matcher(read(file));
            while (pre.find()) {
                String text = pre.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
                examples.add(new Example(file.getParent().getFileName() + "/" + file.getFileName(), "groovy", text));
            }
        }
        return examples;
    }

    /** Those of the Markdown pages, the README too. */
    static List<Example> ofPages() {
        List<Path> pages = new ArrayList<>(files("docs", ".md"));
        Path readme = root().resolve("README.md");
        if (Files.exists(readme)) {
            pages.add(readme);
        }
        List<Example> examples = new ArrayList<>();
        for (Path page : pages) {
            Matcher fenced = FENCED.matcher(read(page));
            while (fenced.find()) {
                examples.add(new Example(page.getFileName() + " " + fenced.group(1), fenced.group(2), fenced.group(3)));
            }
        }
        return examples;
    }

    /**
     * Those of one page that need a place of their own to run in, below a line {@code <!-- own test: name -->}; a test that
     * knows the place runs each.
     *
     * @return the texts by name
     */
    public static Map<String, String> withOwnTest(String page) {
        Map<String, String> examples = new TreeMap<>();
        Matcher fenced = WITH_OWN_TEST.matcher(read(root().resolve("docs").resolve(page)));
        while (fenced.find()) {
            examples.put(fenced.group(1), fenced.group(2));
        }
        return examples;
    }

    /** The whole Jenkinsfiles. */
    static List<Example> ofJenkinsfiles() {
        return files("docs/examples", ".Jenkinsfile").stream()
                .map(file -> new Example(file.getFileName().toString(), "groovy", read(file)))
                .toList();
    }

    private static Path root() {
        Path at = ROOT;
        while (!Files.isDirectory(at.resolve("src/main/resources"))) {
            at = at.getParent();
        }
        return at;
    }

    private static List<Path> files(String folder, String ending) {
        Path start = root().resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(start)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
