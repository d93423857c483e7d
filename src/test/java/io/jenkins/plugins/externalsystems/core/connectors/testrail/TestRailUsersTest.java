package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People of TestRail, by e-mail address. */
class TestRailUsersTest {
    private final TestRailFixture fixture = new TestRailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void findsSomebodyAndRemembersThemForTheConnectionsTime() {
        String address = fixture.testRail.username();
        assertThat(TestRailFixture.good(lookUp(address)))
                .containsEntry("id", "7")
                .containsEntry("name", "Build Bot")
                .containsEntry("email", address);
        TestRailFixture.good(lookUp(address));
        assertThat(asked()).isEqualTo(1);
        fixture.test.time().advance(Duration.ofMinutes(5));
        TestRailFixture.good(lookUp(address));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void remembersThatSomebodyIsNotThere() {
        TestRailFixture.bad(
                lookUp("ghost@example.com"),
                ErrorCode.NOT_FOUND_ERROR,
                "no active user with the e-mail address ghost@example.com");
        TestRailFixture.bad(lookUp("GHOST@example.com"), ErrorCode.NOT_FOUND_ERROR);
        assertThat(asked()).isEqualTo(1);
        fixture.test.time().advance(Duration.ofMinutes(5));
        TestRailFixture.bad(lookUp("ghost@example.com"), ErrorCode.NOT_FOUND_ERROR);
        assertThat(asked()).isEqualTo(2);
        TestRailFixture.bad(lookUp("ghost"), ErrorCode.VALIDATION_ERROR, "no e-mail address");
    }

    private ExternalSystemResult lookUp(String address) {
        return fixture.run("lookup_user", Map.of("email", address));
    }

    private long asked() {
        return fixture.testRail.requests().stream()
                .filter(request -> request.toString().contains("get_user_by_email"))
                .count();
    }
}
