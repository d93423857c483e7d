package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Issues for the first of several people whom Jira knows, who are looked up once. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraCandidatesTest {
    private static final String SEARCH = "/user/search";

    private final JiraFixture fixture;

    JiraCandidatesTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theFirstWhoIsFoundGetsIt() {
        FakeUser jo = fixture.jira.addUser("Jo", "jo@example.com");
        fixture.jira.addUser("Al", "al@example.com");

        ExternalSystemResult created = create("ghost@example.com", "jo@example.com", "al@example.com");

        assertThat(created.success()).as(created.toString()).isTrue();
        assertThat(fixture.jira.issues().get(0).assignee()).isEqualTo(jo.displayName());
        assertThat(created.metadata().get(MetadataKeys.WARNINGS))
                .asString()
                .contains("no active user 'ghost@example.com'")
                .doesNotContain("al@example.com");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(2);
    }

    @Test
    void nobodyWhoIsFoundIsNoFailure() {
        fixture.jira.addUser("Jo", "jo@example.com", false, false);
        ExternalSystemResult created = create("jo@example.com", "", "unassigned", "current_user");
        assertThat(created.success()).as(created.toString()).isTrue();
        assertThat(fixture.jira.issues().get(0).assignee()).isEmpty();
        assertThat(create().success()).isTrue();
    }

    @Test
    void whoIsNamedAsAssigneeGoesFirst() {
        fixture.jira.addUser("Jo", "jo@example.com");
        fixture.jira.addUser("Al", "al@example.com");
        fixture.connector.createItem(
                "issue", Map.of("summary", "s", "assignee", "Al", "assignee_candidates", List.of("jo@example.com")));
        assertThat(fixture.jira.issues().get(0).assignee()).isEqualTo("Al");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(1);
    }

    @Test
    void anIssueThatIsThereIsGivenToThemToo() {
        fixture.jira.addUser("Jo", "jo@example.com");
        String key = fixture.issue("s");
        assertThat(update(key, "jo@example.com").resultData()).containsKey("assignee");
        assertThat(fixture.jira.issue(key).assignee()).isEqualTo("Jo");

        ExternalSystemResult none = update(key, "ghost@example.com");
        assertThat(none.success()).as(none.toString()).isTrue();
        assertThat(fixture.jira.issue(key).assignee())
                .as("nobody found, nothing changed")
                .isEqualTo("Jo");
    }

    @Test
    void isAskedOnceInTheConnectionsTimeWhetherThereIsSomebodyOrNot() {
        fixture.jira.addUser("Jo", "jo@example.com");
        create("ghost@example.com", "jo@example.com");
        create("ghost@example.com", "jo@example.com");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(2);

        fixture.jira.addUser("Ghost", "ghost@example.com");
        fixture.time.time().advance(Duration.ofMinutes(6));
        create("ghost@example.com", "jo@example.com");
        assertThat(fixture.jira.issues().get(2).assignee()).isEqualTo("Ghost");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(3);
        create("jo@example.com");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(4);
        create("jo@example.com", "ghost@example.com");
        assertThat(fixture.count("GET", SEARCH)).isEqualTo(4);
    }

    @Test
    void aPersonIsFoundByAddress() {
        FakeUser jo = fixture.jira.addUser("Jo", "jo@example.com");
        assertThat(fixture.run("lookup_user", Map.of("email", " jo@example.com "))
                        .resultData())
                .containsEntry("id", jo.id())
                .containsEntry("name", "Jo");
        ExternalSystemResult nobody = fixture.run("lookup_user", Map.of("email", "ghost@example.com"));
        assertThat(nobody.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(nobody.errorMessage()).contains("no active user with the e-mail address ghost@example.com");
    }

    private ExternalSystemResult create(String... candidates) {
        return fixture.connector.createItem(
                "issue", Map.of("summary", "For somebody", "assignee_candidates", List.of(candidates)));
    }

    private ExternalSystemResult update(String key, String candidate) {
        return fixture.connector.updateItem("issue", key, Map.of("assignee_candidates", List.of(candidate)));
    }
}
