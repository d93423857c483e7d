package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeUser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraUsersTest {
    private final JiraFixture fixture;

    JiraUsersTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult assign(String user) {
        return fixture.connector.createItem("issue", Map.of("summary", "For " + user.length(), "assignee", user));
    }

    private void assertAssigned(String user, FakeUser expected) {
        ExternalSystemResult result = assign(user);
        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issue(result.resultData().get("key").toString()).assignee())
                .isEqualTo(expected.displayName());
    }

    private void assertRefused(String user, String words) {
        ExternalSystemResult result = assign(user);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "assignee");
        assertThat(result.errorMessage()).contains("parameter 'assignee'", words);
        assertThat(fixture.jira.issues()).isEmpty();
    }

    @Test
    void findsByAddressInAnyCaseByNameAndById() {
        FakeUser ann = fixture.jira.addUser("Ann Miller", "ann@example.com");
        fixture.jira.addUser("Ann Millerton", "annette@example.com");

        assertAssigned("ann@example.com", ann);
        assertAssigned("ANN@example.com", ann);
        assertAssigned("Ann Miller", ann);
        assertThat(fixture.count("GET", "/user/search")).isEqualTo(3);
        assertAssigned(ann.id(), ann);
        assertThat(fixture.count("GET", "/user/search")).isEqualTo(fixture.isCloud() ? 3 : 4);
    }

    @Test
    void findsAHiddenAddress() {
        assertAssigned("hidden@example.com", fixture.jira.addUser("Hid Den", "hidden@example.com", true, true));
    }

    @Test
    void anAddressThatIsOnlyTheBeginningOfAnotherIsNobody() {
        fixture.jira.addUser("Ann Miller", "ann@example.com");

        assertRefused("ann@example.co", "no active user");
    }

    @Test
    void nobodyOfThatName() {
        assertRefused("ghost@example.com", "'ghost@example.com', and Jira knows no active user");
    }

    @Test
    void whoLeftIsNobody() {
        fixture.jira.addUser("Old Timer", "old@example.com", false, false);

        assertRefused("old@example.com", "no active user");
    }

    @Test
    void severalOfTheSameNameAreListed() {
        FakeUser one = fixture.jira.addUser("John Smith", "john1@example.com");
        FakeUser two = fixture.jira.addUser("John Smith", "john2@example.com");

        assertRefused(
                "John Smith", "several users match; give the " + (fixture.isCloud() ? "account id" : "user name"));
        assertThat(assign("john smith").errorMessage()).contains(one.id(), two.id());
    }
}
