package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.sample.SampleSources;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages about the sample connector show its very sources, which other tests compile and run. {@code -Ddocs.update=true}
 * writes them anew.
 */
class ListingsTest {
    private static final Path GUIDE = SampleSources.root().resolve("../../docs/connectors.md");
    private static final Pattern FENCED = Pattern.compile("(?m)^```\\w+\\n");
    /** {@code <!-- listing: file -->} or {@code <!-- listing: file region -->}, and the block below it. */
    private static final Pattern LISTING =
            Pattern.compile("(<!-- listing: (\\S+)(?: (\\S+))? -->\\n```\\w+\\n)(.*?)(```)", Pattern.DOTALL);

    @Test
    void theGuideShowsTheSamplesSources() throws IOException {
        String guide = Files.readString(GUIDE);
        String expected = LISTING.matcher(guide)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + source(found) + found.group(5)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(GUIDE, expected);
            guide = expected;
        }
        assertThat(guide)
                .as("docs/connectors.md is out of date: run this test with -Ddocs.update=true and commit the result")
                .isEqualTo(expected);
        long listings = LISTING.matcher(guide).results().count();
        assertThat(listings).isGreaterThan(8);
        String rest = LISTING.matcher(guide).replaceAll("");
        assertThat(FENCED.matcher(rest).results().map(MatchResult::group))
                .as("every other block is run by SamplePluginITest")
                .hasSize((int) Pattern.compile("<!-- own test: ")
                        .matcher(rest)
                        .results()
                        .count());
    }

    @Test
    void theSampleHasItsReferencePage(@TempDir Path classes) throws Exception {
        SampleSources.compile(classes, List.of());
        Path page = SampleSources.root().resolve("docs/statusboard.md");
        try (TestRuntime runtime = new TestRuntime();
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            DeclaredConnector connector = (DeclaredConnector) ConnectorProvider.class
                    .cast(loader.loadClass("org.example.statusboard.StatusBoardConnectorProvider")
                            .getConstructor()
                            .newInstance())
                    .create(runtime.runtime());
            String expected = ConnectorPage.of(connector.definition());
            if (Boolean.getBoolean("docs.update")) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, expected);
            }
            assertThat(page).hasContent(expected);
        }
    }

    @Test
    void theStabilityPageListsThePackagesOfTheApi() throws IOException {
        String page = Files.readString(GUIDE.resolveSibling("api-stability.md"));
        List<String> listed = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(PublicApi.PACKAGES);
    }

    private static String source(MatchResult listing) {
        String name = listing.group(2);
        try (Stream<Path> files = Files.walk(SampleSources.root())) {
            Path file = files.filter(path -> path.toString().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the sample has no " + name));
            String text = Files.readString(file);
            return listing.group(3) == null ? text : region(text, listing.group(3), name);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Between {@code // region name} and {@code // endregion}, moved to the left margin. */
    private static String region(String text, String region, String file) {
        Matcher found = Pattern.compile(
                        "(?m)^ *// region " + region + "\\n(.*?)^ *// endregion", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        assertThat(found.find()).as(file + " has a region " + region).isTrue();
        return found.group(1).stripIndent();
    }
}
