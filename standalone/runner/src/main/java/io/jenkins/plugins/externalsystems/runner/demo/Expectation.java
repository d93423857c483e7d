package io.jenkins.plugins.externalsystems.runner.demo;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the servers must hold after the example has run.
 *
 * @param description for people
 * @param isMet whether they do
 */
record Expectation(String description, boolean isMet) {

    /** What {@code release.Jenkinsfile} is there for. */
    static List<Expectation> ofRelease(DemoServers servers) {
        List<Expectation> all = new ArrayList<>(ofIssueAndMessages(servers.jira, servers.slack));
        all.addAll(ofMetrics(servers.prometheus, servers.pushgateway));
        all.addAll(ofRun(servers.testRail, servers.jira));
        all.addAll(ofCardAndMail(servers.teams, servers.smtp));
        all.addAll(ofMailServices(servers.sendGrid, servers.resend));
        all.add(ofTextMessage(servers.twilio));
        all.addAll(ofDeclaredServices(servers.rest));
        all.addAll(ofDescribedServices(servers.incidents, servers.printShop));
        all.add(noSecretInUrls(servers));
        return all;
    }

    private static List<Expectation> ofMetrics(FakePrometheus prometheus, FakePushgateway gateway) {
        List<String> pushed = gateway.group("job", "distributed_testing_release", "version", "2.4.0").stream()
                .map(family -> family.type() + " " + family.name())
                .toList();
        return List.of(
                new Expectation(
                        "the gateway has a gauge and a counter of the release, kept by version",
                        pushed.equals(List.of("gauge release_blockers", "counter release_checks_total"))),
                new Expectation(
                        "Prometheus was asked for the errors of the canary",
                        prometheus.requests("GET", "/api/v1/query").size() == 1));
    }

    private static List<Expectation> ofRun(FakeTestRail testRail, FakeJira jira) {
        List<String> keys = jira.issues().stream().map(FakeIssue::key).toList();
        return List.of(
                new Expectation(
                        "TestRail has a closed run 'Release 2.4.0' that refers to the issue",
                        testRail.all("run").stream()
                                .anyMatch(run -> "Release 2.4.0".equals(run.get("name"))
                                        && keys.contains(run.get("refs"))
                                        && Boolean.TRUE.equals(run.get("is_completed")))),
                new Expectation(
                        "the two smoke tests have passed in it, told in one request",
                        testRail.all("result").size() == 2
                                && testRail.calls("add_results_for_cases").size() == 1));
    }

    private static List<Expectation> ofIssueAndMessages(FakeJira jira, FakeSlack slack) {
        List<FakeIssue> issues = jira.issues();
        FakeIssue issue = issues.size() == 1 ? issues.get(0) : null;
        List<FakeMessage> messages = slack.messages("#releases");
        String first = messages.isEmpty() ? "" : Json.write(messages.get(0).content());
        String second = messages.size() < 2 ? "" : Json.write(messages.get(1).content());
        return List.of(
                new Expectation(
                        "JIRA has one new issue, 'Release 2.4.0'",
                        issue != null && "Release 2.4.0".equals(issue.summary())),
                new Expectation(
                        "the issue went through In Progress to Done",
                        issue != null
                                && "Done".equals(issue.status())
                                && jira.requests("POST", "/transitions").size() == 2),
                new Expectation(
                        "the issue has one comment",
                        issue != null && issue.comments().size() == 1),
                new Expectation(
                        "JIRA was searched for blockers",
                        jira.requests("POST", "/search/jql").size() == 1),
                new Expectation("Slack's #releases has two messages", messages.size() == 2),
                new Expectation(
                        "the first names the issue and was updated to say that the release is out",
                        issue != null
                                && first.contains(issue.key())
                                && first.contains("is out")
                                && slack.requests("POST", "/chat.update").size() == 1),
                new Expectation(
                        "the second is the alert, in the colour of its severity",
                        second.contains("#36a64f") && second.contains("Deployed to production.")));
    }

    private static List<Expectation> ofCardAndMail(FakeTeams teams, FakeSmtp smtp) {
        List<ReceivedMail> mails = smtp.messages();
        ReceivedMail mail = mails.size() == 1 ? mails.get(0) : null;
        return List.of(
                new Expectation(
                        "Teams has one card, with the version and the issue as facts",
                        teams.cards().size() == 1
                                && Json.write(teams.cards().get(0)).contains("\"2.4.0\"")),
                new Expectation(
                        "one mail went to customer care, as HTML and as text",
                        mail != null
                                && mail.recipients().equals(List.of("care@example.com"))
                                && "Release 2.4.0 is out".equals(mail.subject())
                                && mail.part("text/html").contains("<strong")
                                && mail.part("text/plain").contains("is in production")
                                && smtp.violations().isEmpty()));
    }

    private static List<Expectation> ofMailServices(FakeSendGrid sendGrid, FakeResend resend) {
        List<ServiceMail> reports = sendGrid.mails();
        ServiceMail report = reports.size() == 1 ? reports.get(0) : null;
        List<String> welcomed = resend.mails().stream()
                .map(mail -> mail.to() + " " + mail.subject())
                .toList();
        return List.of(
                new Expectation(
                        "SendGrid has the managers' report, with its PDF",
                        report != null
                                && report.to().equals(List.of("managers@example.com"))
                                && "Release report, 2.4.0".equals(report.subject())
                                && report.html().contains("https://reports.example.com/2.4.0.pdf")),
                new Expectation(
                        "Resend has a welcome for each of two, taken in one request",
                        welcomed.equals(List.of(
                                        "[jo@example.com] Welcome to the beta of 2.4.0, Jo",
                                        "[kim@example.com] Welcome to the beta of 2.4.0, Kim"))
                                && resend.requests("POST", "/emails/batch").size() == 1));
    }

    private static List<Expectation> ofDeclaredServices(ExampleServices rest) {
        List<String> orders =
                rest.data().orders().values().stream().map(Object::toString).toList();
        return List.of(
                new Expectation(
                        "the data service ran one job, which was waited for",
                        orders.equals(List.of("{\"dataset\":\"canary-2.4.0\",\"pipeline\":\"aggregate\"}"))
                                && rest.data().requests("GET", "/result").size() == 1),
                new Expectation(
                        "the network controller deployed one site",
                        rest.fabric().actions().equals(List.of("deploy ams"))),
                new Expectation(
                        "the vessel service was asked where one ship is",
                        rest.vessels().requests("GET", "/position").size() == 1));
    }

    private static Expectation ofTextMessage(FakeTwilio twilio) {
        return new Expectation(
                "one text message went to whoever is on call",
                twilio.messages().size() == 1
                        && twilio.messages().get(0).to().equals("+14155550100")
                        && twilio.messages().get(0).body().startsWith("Release 2.4.0 is out: PROJ-"));
    }

    private static List<Expectation> ofDescribedServices(FakeTracker incidents, FakeOrderService printShop) {
        return List.of(
                new Expectation(
                        "the GraphQL service was asked what it can do, and for the open incidents",
                        incidents.requests("POST", "/graphql").size() == 2),
                new Expectation(
                        "the SOAP service has an order of the new manual, with the user's token",
                        List.copyOf(printShop.orders().values())
                                .equals(List.of("customer=Customer care item=(box 24 Manual 2.4.0) speed=fast"))));
    }

    private static Expectation noSecretInUrls(DemoServers servers) {
        return new Expectation(
                "no secret went in a URL",
                servers.byName().values().stream()
                        .flatMap(server -> server.requests().stream())
                        .map(RecordedRequest::toString)
                        .noneMatch(request ->
                                servers.secretsOutsideOfUrls().stream().anyMatch(request::contains)));
    }
}
