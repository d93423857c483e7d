package io.jenkins.plugins.externalsystems.runner.demo;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The servers in this process that the example talks to. */
final class DemoServers implements AutoCloseable {
    private static final String USER = "builds";

    final FakeJira jira = new FakeJira();
    final FakeSlack slack = new FakeSlack();
    final FakePrometheus prometheus = new FakePrometheus();
    final FakePushgateway pushgateway = new FakePushgateway();
    final FakeTestRail testRail = new FakeTestRail();
    final FakeTeams teams = new FakeTeams();
    final FakeTwilio twilio = new FakeTwilio();
    final FakeSendGrid sendGrid = new FakeSendGrid();
    final FakeResend resend = new FakeResend();
    final ExampleServices rest = new ExampleServices();
    final FakeTracker incidents = new FakeTracker();
    final FakeOrderService printShop = new FakeOrderService();
    final FakeSmtp smtp;
    private final String mailPassword = "mail-" + UUID.randomUUID();
    private final String incidentsToken = "incidents-" + UUID.randomUUID();
    private final String printShopPassword = "print-" + UUID.randomUUID();

    /** With what the example expects to find. */
    DemoServers() {
        smtp = FakeSmtp.start().withLogin("PLAIN", USER + ":" + mailPassword);
        slack.addChannel("releases");
        rest.fabric().add("spine-1", "ams", "spine");
        incidents.require(incidentsToken);
        incidents.addIssue("Login is slow");
        printShop.requireToken(USER, printShopPassword, true);
        testRail.addCase("Log in, a smoke test");
        testRail.addCase("Pay, a smoke test");
        testRail.addCase("Print a receipt");
        prometheus.scrape(pushgateway);
        prometheus.answer(
                "sum(rate(http_requests_total{track=\"canary\",status=~\"5..\"}[5m]))"
                        + " / sum(rate(http_requests_total{track=\"canary\"}[5m]))",
                "0.002");
    }

    /** What {@code connections.yaml} needs to reach them. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(rest.variables());
        variables.put("JIRA_SERVER_URL", jira.url().toString());
        variables.put("JIRA_EMAIL", jira.email());
        variables.put("JIRA_TOKEN", jira.token());
        variables.put("JIRA_PROJECT_KEY", jira.project().key());
        variables.put("SLACK_API_URL", slack.apiUrl().toString());
        variables.put("SLACK_BOT_TOKEN", slack.token());
        variables.put("PROMETHEUS_URL", prometheus.url().toString());
        variables.put("PUSHGATEWAY_URL", pushgateway.url().toString());
        variables.put("TESTRAIL_URL", testRail.url().toString());
        variables.put("TESTRAIL_USERNAME", testRail.username());
        variables.put("TESTRAIL_API_KEY", testRail.apiKey());
        variables.put("MSTEAMS_WEBHOOK_URL", teams.webhookUrl());
        variables.put("TWILIO_URL", twilio.url().toString());
        variables.put("TWILIO_ACCOUNT_SID", twilio.account().sid());
        variables.put("TWILIO_AUTH_TOKEN", twilio.account().authToken());
        variables.put("TWILIO_FROM_NUMBER", FakeTwilio.NUMBER);
        variables.put("SENDGRID_URL", sendGrid.url().toString());
        variables.put("SENDGRID_API_KEY", sendGrid.apiKey());
        variables.put("RESEND_URL", resend.url().toString());
        variables.put("RESEND_API_KEY", resend.sendingKey());
        variables.put("INCIDENTS_URL", incidents.url().toString());
        variables.put("INCIDENTS_TOKEN", incidentsToken);
        variables.put("PRINT_SHOP_URL", printShop.url().toString());
        variables.put("PRINT_SHOP_USER", USER);
        variables.put("PRINT_SHOP_PASSWORD", printShopPassword);
        variables.put("SMTP_SERVER", "localhost");
        variables.put("SMTP_PORT", String.valueOf(smtp.port()));
        variables.put("SMTP_USE_TLS", "false");
        variables.put("SMTP_USERNAME", USER);
        variables.put("SMTP_PASSWORD", mailPassword);
        return variables;
    }

    /** What must stand in nothing that is printed. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(rest.secrets());
        secrets.addAll(List.of(
                jira.token(),
                slack.token(),
                testRail.apiKey(),
                mailPassword,
                teams.signature(),
                twilio.account().authToken(),
                sendGrid.apiKey(),
                resend.sendingKey(),
                incidentsToken,
                printShopPassword));
        return secrets;
    }

    /** What must stand in no URL; that of a Teams workflow is its secret. */
    List<String> secretsOutsideOfUrls() {
        return secrets().stream()
                .filter(secret -> !secret.equals(teams.signature()))
                .toList();
    }

    /** Those that speak HTTP, by the name that people know. */
    Map<String, FakeServer> byName() {
        Map<String, FakeServer> servers = new LinkedHashMap<>();
        servers.put("JIRA", jira);
        servers.put("Slack", slack);
        servers.put("Prometheus", prometheus);
        servers.put("Pushgateway", pushgateway);
        servers.put("TestRail", testRail);
        servers.put("Teams", teams);
        servers.put("Twilio", twilio);
        servers.put("SendGrid", sendGrid);
        servers.put("Resend", resend);
        servers.put("Vessels", rest.vessels());
        servers.put("Data", rest.data());
        servers.put("Fabric", rest.fabric());
        servers.put("GraphQL", incidents);
        servers.put("SOAP", printShop);
        return servers;
    }

    @Override
    public void close() {
        byName().values().forEach(FakeServer::close);
        smtp.close();
    }
}
