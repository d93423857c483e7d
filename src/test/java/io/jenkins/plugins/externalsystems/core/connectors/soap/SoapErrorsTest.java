package io.jenkins.plugins.externalsystems.core.connectors.soap;

import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What faults and other answers become, WS-Security, and every way in which the connection test ends. */
class SoapErrorsTest {
    private final SoapFixture fixture = new SoapFixture();
    private final ExternalSystem orders = fixture.connection();

    @AfterEach
    void stop() {
        orders.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Client, '', VALIDATION_ERROR",
        "Client, NoSuchOrder, VALIDATION_ERROR",
        "Client, FailedAuthentication, AUTHENTICATION_ERROR",
        "Server, '', SERVER_ERROR",
        "VersionMismatch, '', CONFIGURATION_ERROR",
        "MustUnderstand, '', UNSUPPORTED_OPERATION",
        "InvalidSecurity, '', AUTHENTICATION_ERROR",
        "Strange, '', CLIENT_ERROR"
    })
    void faultsOfBothVersionsAreMapped(String code, String subcode, ErrorCode expected) {
        done(orders, "describe");
        for (SoapVersion version : SoapVersion.values()) {
            fixture.service.nextReply(FakeOrderService.fault(version, new Refusal(code, subcode, "no way")));
            ExternalSystemResult result = orders.executeOperation("Ping", Map.of());

            bad(result, expected, "the service answered with the fault ", ": no way.");
            assertThat(result.metadata()).containsKey("fault");
            assertThat(((Map<?, ?>) result.metadata().get("fault")).get("detail"))
                    .isEqualTo(Map.of("why", "because"));
            assertThat(result.metadata().get("outcome"))
                    .isEqualTo(expected == ErrorCode.SERVER_ERROR ? "unknown" : null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION_ERROR, check the credentials",
        "403, PERMISSION_ERROR, do not allow this",
        "404, NOT_FOUND_ERROR, check 'endpoint_url'",
        "415, VALIDATION_ERROR, check 'soap_version'",
        "500, SERVER_ERROR, without a fault",
        "200, EXCEPTION, is not well-formed XML"
    })
    void answersThatAreNoMessageAreMappedByStatus(int status, ErrorCode expected, String words) {
        done(orders, "describe");
        fixture.service.nextReply(Reply.text(status, "<html>some page"));

        bad(orders.executeOperation("Ping", Map.of()), expected, words);
    }

    @Test
    void aHostileAnswerCostsItsCall() {
        done(orders, "describe");
        fixture.service.nextReply(Reply.text(200, "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"));
        ExternalSystemResult result = orders.executeOperation("Ping", Map.of());

        bad(result, ErrorCode.EXCEPTION, "has a document type definition");
        assertThat(result.metadata()).containsEntry("outcome", "unknown");
    }

    @Test
    void onlyWhatTheSettingsNameIsRepeated() {
        done(orders, "describe");
        fixture.service.nextReply(Reply.reset());
        assertThat(orders.executeOperation("Sum", map("a", 1, "b", 1)).metadata())
                .containsEntry("attempts", 1)
                .containsEntry("outcome", "unknown");

        ExternalSystem repeating = fixture.connection("repeatable_operations", List.of("Sum"));
        done(repeating, "describe");
        fixture.service.nextReply(Reply.reset());
        assertThat(repeating.executeOperation("Sum", map("a", 1, "b", 1)).success())
                .isTrue();
        repeating.close();
    }

    @ParameterizedTest
    @CsvSource({"text, false", "digest, true"})
    void usernameTokensAreNewForEachTryAndNeverShown(String type, boolean isDigest) {
        String secret = "pa<&>ss-" + UUID.randomUUID();
        fixture.service.requireToken("bob & co", secret, isDigest);
        ExternalSystem signed = fixture.connection(
                "wss_type",
                type,
                "wss_username",
                "bob & co",
                "wss_password",
                SecretValue.of(secret),
                "repeatable_operations",
                List.of("Sum"));
        assertThat(signed.connect().errorMessage()).isNull();
        fixture.service.nextReply(Reply.reset());
        done(signed, "Sum", "a", 1, "b", 1);
        String sent = fixture.service.requests("POST", "/soap").get(0).text();
        assertThat(sent).contains("2026-11-22T08:00:00Z").contains("soap:mustUnderstand=\"1\"");
        fixture.service.nextReply(FakeOrderService.fault(
                SoapVersion.V1_1, new Refusal("Client", "", secret.replace("<&>", "&lt;&amp;&gt;"))));
        assertThat(signed.executeOperation("Sum", map("a", 1, "b", 1)).toMap().toString())
                .doesNotContain(secret)
                .contains("****");
        signed.close();

        ExternalSystem wrong = fixture.connection(
                "wss_type", type, "wss_username", "bob & co", "wss_password", SecretValue.of("wrong-one"));
        bad(wrong.connect(), ErrorCode.AUTHENTICATION_ERROR, "FailedAuthentication");
        wrong.close();
    }

    @Test
    void theConnectionTestReadsTheWsdlAndSendsAMessage() {
        ExternalSystemResult result = orders.connect();
        assertThat(result.errorMessage()).isNull();
        assertThat(result.resultData()).containsEntry("operations", 6);
        assertThat(result.resultData().get("checks").toString())
                .contains("The WSDL describes 6 operations; not all can be called, see describe.")
                .contains("The endpoint speaks SOAP 1.1 and takes the credentials.");

        fixture.service.nextReply(Reply.text(404, "nothing"));
        bad(orders.connect(), ErrorCode.NOT_FOUND_ERROR, "check 'endpoint_url'");
        fixture.service.nextReply(Reply.text(200, "<html/>"));
        bad(orders.connect(), ErrorCode.CONFIGURATION_ERROR, "is no WSDL 1.1: its root is 'html'");
        ExternalSystem checking = fixture.connection("check_operation", "Sum");
        bad(checking.connect(), ErrorCode.VALIDATION_ERROR, "parameter 'a' is missing");
        checking.close();
        ExternalSystem nothing = fixture.connection("check_operation", "Nothing");
        bad(nothing.connect(), ErrorCode.CONFIGURATION_ERROR, "'check_operation' is 'Nothing'");
        nothing.close();
        ExternalSystem plain = fixture.connection("use_wsdl", false);
        assertThat(plain.connect().resultData().get("checks").toString()).contains("No WSDL: only call works.");
        plain.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "soap_version | 2.0 | setting 'soap_version' is '2.0'; allowed are 1.1, 1.2.",
                "wss_type | magic | setting 'wss_type' is 'magic'; allowed are none, text, digest.",
                "wss_type | text | setting 'wss_username' is missing.",
                "endpoint_url | http://x/#y | setting 'endpoint_url' must have no fragment.",
                "schema_ttl | 0 | setting 'schema_ttl' must be at least 1s.",
                "schema_ttl | 169h | setting 'schema_ttl' must be at most 168h.",
                "colour | red | setting 'colour' is unknown for type 'soap'."
            })
    void wrongSettingsAreNamed(String setting, String value, String sentence) {
        assertThatThrownBy(() -> fixture.connection(setting, value))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessage("Connection 'orders': " + sentence);
    }
}
