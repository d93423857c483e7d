package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraLinksTest {
    private final JiraFixture fixture;
    private String one;
    private String two;

    JiraLinksTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @BeforeEach
    void createIssues() {
        one = fixture.issue("One");
        two = fixture.issue("Two");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult link(String issue, String type, String to) {
        return fixture.run("link_issues", Map.of("issue", issue, "type", type, "to", to));
    }

    /** What an issue shows of its links, such as {@code blocks PROJ-2}. */
    private List<String> shown(String key) {
        return fixture.jira.issue(key).links().stream()
                .map(link -> {
                    Map<?, ?> type = (Map<?, ?>) link.get("type");
                    boolean isOutward = link.containsKey("outwardIssue");
                    Map<?, ?> other = (Map<?, ?>) link.get(isOutward ? "outwardIssue" : "inwardIssue");
                    return type.get(isOutward ? "outward" : "inward") + " " + other.get("key");
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "blocks, blocks, is blocked by",
        "Blocks, blocks, is blocked by",
        "10000, blocks, is blocked by",
        "is blocked by, is blocked by, blocks",
        "RELATES TO, relates to, relates to"
    })
    void theIssueDoesToTheOtherWhatTheWordsSay(String type, String forOne, String forTwo) {
        ExternalSystemResult result = link(one, type, two);

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData()).isEqualTo(Map.of("key", one, "relation", forOne, "to", two, "changed", true));
        assertThat(shown(one)).containsExactly(forOne + " " + two);
        assertThat(shown(two)).containsExactly(forTwo + " " + one);
    }

    @Test
    void theSameLinkIsNotMadeTwice() {
        link(one, "blocks", two);

        assertThat(link(one, "Blocks", two).resultData()).containsEntry("changed", false);
        assertThat(link(two, "is blocked by", one).resultData()).containsEntry("changed", false);
        assertThat(shown(one)).hasSize(1);

        assertThat(link(two, "blocks", one).resultData()).containsEntry("changed", true);
        assertThat(link(one, "relates to", two).resultData()).containsEntry("changed", true);
        assertThat(link(two, "relates to", one).resultData()).containsEntry("changed", false);
        assertThat(shown(one)).hasSize(3);
    }

    @Test
    void idsNameIssuesToo() {
        String id = fixture.jira.issue(two).id();
        assertThat(link(one, "blocks", id).success()).isTrue();
        assertThat(link(one, "blocks", id).resultData()).containsEntry("changed", false);
        assertThat(shown(one)).containsExactly("blocks " + two);
    }

    @Test
    void aLinkWhoseAnswerIsLostIsNotMadeTwice() {
        fixture.jira.loseAnswer("POST issueLink", Reply.reset());
        ExternalSystemResult result = link(one, "blocks", two);
        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(shown(one)).hasSize(1);
    }

    @Test
    void anUnknownTypeIsToldWithTheKnownOnes() {
        ExternalSystemResult result = link(one, "hates", two);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "type");
        assertThat(result.errorMessage()).contains("'blocks' or 'is blocked by' (Blocks)", "relates to");
        assertThat(shown(one)).isEmpty();
    }

    @Test
    void badEndsAreRefused() {
        assertThat(link(one, "blocks", one).metadata()).containsEntry("parameter", "to");
        assertThat(link(one, "blocks", "PROJ").metadata()).containsEntry("parameter", "to");
        assertThat(link(one, "blocks", "PROJ-999999").errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        fixture.jira.project().deny("LINK_ISSUES");
        assertThat(link(one, "blocks", two).errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
    }

    private ExternalSystemResult page(String url, String title) {
        return fixture.run(
                "add_remote_link", Map.of("issue", one, "url", url, "title", title, "relationship", "built by"));
    }

    @Test
    void aLinkToAPageIsChangedAndNotDoubled() {
        ExternalSystemResult first = page("https://ci.example.com/job/1/", "Build 1");
        ExternalSystemResult second = page("https://ci.example.com/job/1/", "Build 1, fixed");

        assertThat(first.success()).as(first.toString()).isTrue();
        assertThat(second.resultData()).isEqualTo(first.resultData());
        assertThat(fixture.jira.issue(one).remoteLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.toString()).contains("Build 1, fixed", "built by"));
    }

    @Test
    void aPageWhoseAnswerIsLostIsSentAgain() {
        fixture.jira.loseAnswer("POST issue/*/remotelink", Reply.json(502, "{}"));
        assertThat(page("https://ci.example.com/" + "x".repeat(300), "Long").success())
                .isTrue();
        assertThat(fixture.jira.issue(one).remoteLinks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/x", "javascript:alert(1)", "no address", "/job/1"})
    void onlyPagesAreLinked(String url) {
        ExternalSystemResult result = page(url, "x");
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "url");
    }
}
