package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioSettingsTest {
    private static final String KEY = "SK" + "a".repeat(32);

    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void refused(String sentence, Object... namesAndValues) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            changes.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        assertThatThrownBy(() -> fixture.connect(changes))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageStartingWith("Connection 'sms': setting ")
                .hasMessageContaining(sentence);
    }

    @Test
    void everyWrongSettingIsNamed() {
        refused("'account_sid' is missing", "account_sid", null);
        refused("'account_sid' is no SID of that kind; it is 'AC' and 32", "account_sid", KEY);
        refused("'account_sid' is no SID", "account_sid", "AC../../x");
        refused("'auth_token' is missing; or give an API key", "auth_token", null);
        refused("'auth_token' must come from a credential", "auth_token", "plain");
        refused("'api_key_sid' is no SID of that kind; it is 'SK'", "api_key_sid", "AC" + "a".repeat(32));
        refused("'api_key_secret' is missing", "api_key_sid", KEY);
        refused("'from_number' is no telephone number", "from_number", "++14155552671");
        refused("'from_number' is no sender: a name has 11 letters", "from_number", "Harbour Logistics");
        refused("'from_number' has no country's code", "from_number", "415 555 2671");
        refused(
                "'from_number' and 'messaging_service_sid' are both there",
                "messaging_service_sid",
                "MG" + "a".repeat(32));
        refused(
                "'messaging_service_sid' is no SID of that kind; it is 'MG'",
                "from_number",
                null,
                "messaging_service_sid",
                "MGx");
        refused("'default_region' is no country's code in capitals, such as US", "default_region", "usa");
        refused("'url' must not have a query", "url", "https://api.twilio.com/?a=b");
        refused(
                "'messaging_url' must not have a query or a fragment",
                "messaging_url",
                "https://messaging.twilio.com/#x");
        refused("'url' must be", "url", "ftp://api.twilio.com");
        refused("'account' is unknown for type 'twilio'", "account", "x");
    }

    @Test
    void aRegionLetsTheSenderBeWrittenAsPeopleDo() {
        ExternalSystem connection = fixture.connect(Map.of("default_region", "US", "from_number", "(415) 555-2671"));
        assertThat(good(run(connection, "send_sms", map("text", "x")))).containsEntry("from", FakeTwilio.NUMBER);
    }

    @Test
    void fiftyRequestsAMinuteAreTheDefault() {
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("requests_per_minute", null);
        assertThat(fixture.connect(usual).capabilities().rateLimit()).isEqualTo(50);
    }

    @Test
    void everythingMayComeFromTheEnvironment() {
        Map.Entry<String, String> key = fixture.twilio.addKey();
        Map<String, String> environment = Map.of(
                "TWILIO_ACCOUNT_SID",
                fixture.twilio.account().sid(),
                "TWILIO_AUTH_TOKEN",
                "not used where there is a key",
                "TWILIO_API_KEY",
                key.getKey(),
                "TWILIO_API_SECRET",
                key.getValue(),
                "TWILIO_FROM_NUMBER",
                "415 555 2671",
                "TWILIO_DEFAULT_REGION",
                "US");
        good(run(fromEnvironment(environment), "send_sms", map("to", "415 555 0100", "text", "x")));
        Map<String, String> other = Map.of(
                "TWILIO_ACCOUNT_SID", fixture.twilio.account().sid(),
                "TWILIO_AUTH_TOKEN", fixture.twilio.account().authToken(),
                "TWILIO_MESSAGING_SERVICE_SID", fixture.service());
        good(run(fromEnvironment(other), "send_sms", map("text", "x")));
        assertThat(fixture.twilio.messages()).hasSize(2);
    }

    private ExternalSystem fromEnvironment(Map<String, String> environment) {
        ConnectorConfig config = ConnectorConfig.builder("sms")
                .set("url", fixture.twilio.url().toString())
                .environment(environment::get)
                .build();
        return ExternalSystemFactory.withInstalledConnectors(
                        fixture.test.runtime(), TwilioConnector.class.getClassLoader())
                .createConnector("twilio", config);
    }

    @Test
    void capabilitiesTellTheLimits() {
        Map<String, Object> told = fixture.connection.capabilities().toMap();
        assertThat(told)
                .containsEntry("supports_create", true)
                .containsEntry("supports_query", true)
                .containsEntry("supports_delete", true)
                .containsEntry("supports_update", false)
                .containsEntry("supports_attachments", true)
                .containsEntry("supports_batch_operations", false)
                .containsEntry("max_text_characters", 1600)
                .containsEntry("max_media", 10);
        assertThat(fixture.connection.capabilities().itemTypes()).containsExactly("message");
        assertThat(fixture.connection.systemInfo())
                .containsEntry("system_type", "twilio")
                .containsEntry("api_version", "2010-04-01");
    }

    @Test
    void spacesAroundWhatWasPastedDoNotCount() {
        String account = " " + fixture.twilio.account().sid() + " ";
        Map.Entry<String, String> key = fixture.twilio.addKey();
        ExternalSystem connection = fixture.connect(Map.of(
                "account_sid",
                account,
                "api_key_sid",
                key.getKey() + "\n",
                "api_key_secret",
                SecretValue.of(key.getValue())));
        good(run(connection, "send_sms", map("text", "x")));
    }
}
