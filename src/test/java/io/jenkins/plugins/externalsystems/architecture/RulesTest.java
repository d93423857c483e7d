package io.jenkins.plugins.externalsystems.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule finds the samples that were made to break it, and leaves alone what keeps it. */
class RulesTest {
    private static final String BAD = RulesTest.class.getPackageName() + ".bad";

    /** What the report must name, and what it must not, the latter with a minus sign. */
    private static final Map<String, List<String>> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("core has no Jenkins types", List.of("UsesJenkins", "-RevealsSecret")),
            Map.entry(
                    "each library is used by one package",
                    List.of(
                            "UsesALibraries uses okhttp3.*",
                            "UsesBLibraries uses okhttp3.*",
                            "UsesALibraries uses io.github.bucket4j.*",
                            "UsesALibraries uses io.prometheus.*",
                            "UsesALibraries uses org.commonmark.*",
                            "UsesALibraries uses com.google.i18n.phonenumbers.*",
                            "UsesALibraries uses jakarta.mail.*",
                            "UsesALibraries uses org.yaml.*",
                            "UsesALibraries uses com.jayway.jsonpath.*",
                            "-AdaptsProxy")),
            Map.entry(
                    "XML parsers are made in one place",
                    List.of("ParsesXml.stream()", "ParsesXml.tree()", "-MayParseXml")),
            Map.entry("connectors do not know each other", List.of("one.One.other", "two.Two.other")),
            Map.entry("packages have no cycles", List.of("core.connectors.one", "core.connectors.two")),
            Map.entry("secrets are revealed in core.auth only", List.of("RevealsSecret.read", "-MayReveal")),
            Map.entry(
                    "Jenkins secrets are read in credentials only",
                    List.of("ReadsStoredSecret.read", "-MayReadStoredSecret")),
            Map.entry(
                    "secrets are no text fields",
                    List.of(
                            "HoldsSecrets.token ",
                            "HoldsSecrets.userPassword ",
                            "HoldsSecrets.clientSecret ",
                            "HoldsSecrets.webhookUrl ",
                            "-API_TOKEN",
                            "-nextPageToken",
                            "-tokenCredentialsId",
                            "-HoldsSecrets.secret ")),
            Map.entry("descriptors do no HTTP", List.of("HttpTransport", "connectAsync", "openStream")),
            Map.entry("nothing sleeps", List.of("Sleeps.sleep()", "Sleeps.sleepByUnit()", "Sleeps.park()")),
            Map.entry(
                    "threads are made in runtime only",
                    List.of(
                            "MakesThreads.makeExecutor()",
                            "MakesThreads.makeThread()",
                            "MakesThreads.useCommonPool()",
                            "MakesThreads.useTimerOfTheJdk()",
                            "-useGivenExecutor",
                            "-MayMakeThreads")),
            Map.entry("names say what a class is", List.of("StringUtils", "TextHelper", "-One")),
            Map.entry(
                    "time and randomness are injected",
                    List.of(
                            "ReadsClock.now()",
                            "ReadsClock.milliseconds()",
                            "ReadsClock.clock()",
                            "ReadsClock.date()",
                            "ReadsClock.chance()",
                            "ReadsClock.random()",
                            "ReadsClock.randomOfThread()",
                            "-givenNow",
                            "-givenDate",
                            "-MayMakeThreads")),
            Map.entry(
                    "form methods are POST with a permission check",
                    List.of(
                            "doCheckWithoutPost",
                            "doFillWithoutPermission",
                            "-doTestDirectly",
                            "-doTestThroughSharedMethod")),
            Map.entry("Jenkins is looked up in one place", List.of("LooksUpOne is one", "LooksUpTwo is one"))));

    private static JavaClasses samples;

    @BeforeAll
    static void importSamples() {
        samples = new ClassFileImporter().importPackages(BAD);
    }

    @Test
    void everyRuleHasSamples() {
        assertThat(RuleCatalogue.all(BAD).keySet()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> findsWhatBreaks() {
        return RuleCatalogue.all(BAD).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    String report = String.join(
                            "\n",
                            rule.getValue().evaluate(samples).getFailureReport().getDetails());
                    for (String expected : EXPECTED.get(rule.getKey())) {
                        if (expected.startsWith("-")) {
                            assertThat(report).doesNotContain(expected.substring(1));
                        } else {
                            assertThat(report).contains(expected);
                        }
                    }
                }));
    }
}
