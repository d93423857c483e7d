package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import io.jenkins.plugins.externalsystems.core.testresults.history.GeneratedResults;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerRulesTest {
    /** Owners of test {@code com.example.shop.CartTest} in {@code src/test/java/com/example/shop/CartTest.java}. */
    private static List<String> owners(String rules) {
        try (TestRuntime time = new TestRuntime()) {
            BuildObservation found = new BuildObservation(Set.of());
            new GeneratedResults()
                    .fail("Cart", "com.example.shop.CartTest", "adds")
                    .read(null, found);
            return OwnerRules.parse(rules, TestCalls.context(time.time(), Duration.ofMinutes(1)))
                    .of(found.causes().values().iterator().next());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "CartTest.java, true",
        "*.java, true",
        "*.kt, false",
        "/src, true",
        "src/, true",
        "/test, false",
        "test/, true",
        "com/example, true",
        "/com/example/shop, true",
        "/com/example/sho, false",
        "src/**/shop, true",
        "**/shop/*Test.java, true",
        "src/*/java, true",
        "src/*/com, false",
        "Cart????.java, true",
        "example.shop, false",
        "(a+)+$, false",
    })
    void patternsAreThoseOfCodeowners(String pattern, boolean isOwned) {
        assertThat(owners(pattern + " owner@example.com"))
                .isEqualTo(isOwned ? List.of("owner@example.com") : List.of());
    }

    @Test
    void theLastLineThatMatchesCounts() {
        assertThat(owners("# all\n* a@example.com\n\nshop b@example.com @carol # both\n*.kt d@example.com"))
                .containsExactly("b@example.com", "carol");
        assertThat(owners("* a@example.com\nshop"))
                .as("a line without owners takes them away")
                .isEmpty();
    }
}
