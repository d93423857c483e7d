package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Twilio connection in the form, as code, and tested each way of being right and wrong. */
@WithJenkins
class TwilioConnectionITest {
    private static JenkinsRule jenkins;

    private final FakeTwilio twilio = new FakeTwilio();
    private final Map.Entry<String, String> key = twilio.addKey();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void addCredentials() throws Exception {
        Controller.setConnections();
        Controller.addSecretText("twilio-token", twilio.account().authToken());
        login("twilio-key", key.getKey(), key.getValue());
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    private static void login(String id, String user, String password) throws Exception {
        Controller.addCredential(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, password));
    }

    private static TwilioConnectionConfiguration saved() {
        return (TwilioConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theFormAddsKeepsAndRefuses() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, "Twilio");
        assertThat(chunk.asNormalizedText())
                .contains("Account SID", "Auth token or API key", "From number", "Messaging service", "Default region")
                .doesNotContain("%");
        form.fill(
                chunk,
                Map.of(
                        "id", "sms",
                        "accountSid", twilio.account().sid(),
                        "fromNumber", "(415) 555-2671",
                        "defaultRegion", "US",
                        "credentialsId", "twilio-key"));
        jenkins.submit(page.getFormByName("config"));

        TwilioConnectionConfiguration expected =
                new TwilioConnectionConfiguration("sms", twilio.account().sid(), "twilio-key");
        expected.setFromNumber("(415) 555-2671");
        expected.setDefaultRegion("US");
        jenkins.assertEqualDataBoundBeans(expected, saved());
        assertThat(saved().getRequestsPerMinute()).isEqualTo(50);

        HtmlPage again = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(again.getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(expected, saved());

        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage wrong = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        form.fill((HtmlElement) ConnectionForm.chunks(wrong).get(0), Map.of("accountSid", "AC1"));
        Page answer = jenkins.submit(wrong.getFormByName("config"));
        assertThat(((HtmlPage) answer).asNormalizedText()).contains("An account's SID is 'AC' and 32");
        jenkins.assertEqualDataBoundBeans(expected, saved());
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"),
                ExampleBlocks.withOwnTest("twilio.md").get("connection"));
        ConfigurationAsCode.get().configure(file.toString());

        assertThat(saved().getAccountSid()).isEqualTo("AC" + "a".repeat(32));
        assertThat(saved().getCredentialsId()).isEqualTo("twilio-key");
        assertThat(saved().getFromNumber()).isEqualTo("+14155552671");
        assertThat(saved().getDefaultRegion()).isEqualTo("US");
        assertThat(saved().getTemplates())
                .singleElement()
                .satisfies(template -> assertThat(template.getName()).isEqualTo("on_call"));
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("- twilio:", "defaultRegion: \"US\"", "fromNumber: \"+14155552671\"", "name: \"on_call\"")
                .doesNotContain(twilio.account().authToken(), key.getValue());
    }

    @Test
    void aGoodConnectionTellsWhatWasChecked() throws Exception {
        String service = twilio.account()
                .addService("Alerts", Map.of("phone_numbers", List.of(Map.of("capabilities", List.of("SMS")))));
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains("Works, as Harbour Logistics.", "+14155552671 can send SMS");
        assertThat(test(with("credentialsId", "twilio-key")))
                .startsWith("<div class=\"ok\">")
                .contains("accepts the API key");
        login("account-login", twilio.account().sid(), twilio.account().authToken());
        assertThat(test(with("credentialsId", "account-login"))).startsWith("<div class=\"ok\">");
        Map<String, String> byService = with("fromNumber", "");
        byService.put("messagingServiceSid", service);
        assertThat(test(byService)).startsWith("<div class=\"ok\">").contains("messaging service Alerts");
        twilio.account().becomeTrial();
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains("<strong>!</strong> This is a trial account");
        assertThat(twilio.messages()).isEmpty();
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        Controller.addSecretText("wrong", "wrong");
        login("no-key", "jane", "secret");
        assertThat(error(with("accountSid", "x"))).contains("An account's SID is");
        assertThat(error(with("messagingServiceSid", "x"))).contains("A messaging service's SID is");
        assertThat(error(with("defaultRegion", "usa"))).contains("two capital letters");
        assertThat(error(with("fromNumber", "+1415"))).contains("setting 'from_number'");
        assertThat(error(with("url", "ftp://x"))).contains("http");
        assertThat(error(with("credentialsId", ""))).contains("has no credential; choose one");
        assertThat(error(with("credentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(error(with("credentialsId", "no-key"))).contains("setting 'api_key_sid' is no SID");
        assertThat(twilio.requests()).isEmpty();

        assertThat(error(with("credentialsId", "wrong"))).contains("does not accept the credentials");
        assertThat(error(with("fromNumber", "+14155552672"))).contains("which is no number of this account");
        assertThat(error(with("url", "http://127.0.0.1:1"))).contains("cannot connect to 127.0.0.1");
        twilio.nextReply(Reply.text(200, "<html><script>alert(1)</script>"));
        assertThat(error(form())).contains("is not valid JSON").doesNotContain("<script");
        twilio.account().becomes("suspended");
        assertThat(error(form())).contains("the account is suspended");
    }

    @Test
    void theFieldsAreChecked() throws Exception {
        assertThat(check("checkFromNumber", Map.of("value", ""))).contains("warning", "has to name whom");
        assertThat(check("checkFromNumber", Map.of("value", "", "messagingServiceSid", "MG1")))
                .doesNotContain("warning");
        assertThat(check("checkFromNumber", Map.of("value", "+14155552671", "messagingServiceSid", "MG1")))
                .contains("either a number or a messaging service");
        assertThat(check("checkFromNumber", Map.of("value", "415 555 2671"))).contains("has no country");
        assertThat(check("checkFromNumber", Map.of("value", "415 555 2671", "defaultRegion", "US")))
                .doesNotContain("error");
        assertThat(check("checkDefaultRegion", Map.of("value", "uk"))).contains("two capital letters");
        assertThat(check("checkCredentialsId", Map.of("value", ""))).contains("Choose a credential");
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("accountSid", twilio.account().sid());
        form.put("credentialsId", "twilio-token");
        form.put("fromNumber", FakeTwilio.NUMBER);
        form.put("url", twilio.url().toString());
        form.put("messagingUrl", twilio.url().toString());
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private static String error(Map<String, String> form) throws Exception {
        String answer = test(form);
        assertThat(answer).startsWith("<div class=\"error\">").doesNotContain("Exception");
        return answer.replace("&#039;", "'");
    }

    private static String test(Map<String, String> form) throws Exception {
        return check("testConnection", form);
    }

    private static String check(String method, Map<String, String> form) throws Exception {
        ConnectionDescriptor descriptor =
                ExtensionList.lookupSingleton(TwilioConnectionConfiguration.DescriptorImpl.class);
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, method), form);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }
}
