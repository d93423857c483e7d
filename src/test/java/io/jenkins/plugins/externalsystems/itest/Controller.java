package io.jenkins.plugins.externalsystems.itest;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.EmailConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.GraphQlConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.MailServiceConnection;
import io.jenkins.plugins.externalsystems.config.MsTeamsConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.PrometheusConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ResendConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SendGridConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SoapConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.TestRailConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.TwilioConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.authentication.BearerAuthentication;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Configures the running Jenkins of a test: connections {@code jira-main} and {@code slack-main} to fake services. */
public final class Controller {
    public static final String JIRA = "jira-main";
    public static final String SLACK = "slack-main";

    private Controller() {}

    /** Both connections, with SYSTEM-scoped credentials. */
    public static void connect(FakeJira jira, FakeSlack slack) throws Exception {
        setConnections(connectJira(jira), connectSlack(slack));
    }

    /** The JIRA connection and its credential; not added to the configuration yet. */
    public static JiraConnectionConfiguration connectJira(FakeJira jira) throws Exception {
        return connectJira(JIRA, jira);
    }

    /** The same with another id. */
    public static JiraConnectionConfiguration connectJira(String id, FakeJira jira) throws Exception {
        addCredential(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM, "jira-token", "", jira.email(), jira.token()));
        JiraConnectionConfiguration connection =
                new JiraConnectionConfiguration(id, jira.url().toString(), "jira-token");
        connection.setProjectKey(jira.project().key());
        makeQuick(connection);
        return connection;
    }

    /** The Slack connection and its credential; not added to the configuration yet. */
    public static SlackConnectionConfiguration connectSlack(FakeSlack slack) throws Exception {
        return connectSlack(SLACK, slack);
    }

    /** The same with another id. */
    public static SlackConnectionConfiguration connectSlack(String id, FakeSlack slack) throws Exception {
        addSecretText("slack-token", slack.token());
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration(id);
        connection.setCredentialsId("slack-token");
        connection.setApiUrl(slack.apiUrl().toString());
        makeQuick(connection);
        return connection;
    }

    /** A connection to both servers without authentication; not added to the configuration yet. */
    public static PrometheusConnectionConfiguration connectPrometheus(
            String id, FakePrometheus prometheus, FakePushgateway gateway) {
        PrometheusConnectionConfiguration connection = new PrometheusConnectionConfiguration(id);
        connection.setPrometheusUrl(prometheus.url().toString());
        connection.setPushgatewayUrl(gateway.url().toString());
        makeQuick(connection);
        return connection;
    }

    /** A TestRail connection and its credential; not added to the configuration yet. */
    public static TestRailConnectionConfiguration connectTestRail(String id, FakeTestRail testRail) throws Exception {
        addCredential(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM, "testrail-api", "", testRail.username(), testRail.apiKey()));
        TestRailConnectionConfiguration connection =
                new TestRailConnectionConfiguration(id, testRail.url().toString(), "testrail-api");
        connection.setProjectId(String.valueOf(testRail.projectId()));
        makeQuick(connection);
        return connection;
    }

    /** A connection that posts by the workflow and reads by Graph as an app; not added to the configuration yet. */
    public static MsTeamsConnectionConfiguration connectTeams(String id, FakeTeams teams) throws Exception {
        addSecretText("teams-workflow", teams.webhookUrl());
        addSecretText("teams-app", teams.clientSecret());
        MsTeamsConnectionConfiguration connection = new MsTeamsConnectionConfiguration(id);
        connection.setWebhookCredentialsId("teams-workflow");
        connection.setUseGraphApi(true);
        connection.setTenantId(teams.tenantId());
        connection.setClientId(teams.clientId());
        connection.setClientSecretCredentialsId("teams-app");
        connection.setDefaultTeamId(teams.teamId());
        connection.setGraphUrl(teams.url().toString());
        connection.setLoginUrl(teams.url().toString());
        makeQuick(connection);
        return connection;
    }

    /** A Twilio connection with the account's token and its number; not added to the configuration yet. */
    public static TwilioConnectionConfiguration connectTwilio(String id, FakeTwilio twilio) throws Exception {
        addSecretText("twilio-token", twilio.account().authToken());
        TwilioConnectionConfiguration connection =
                new TwilioConnectionConfiguration(id, twilio.account().sid(), "twilio-token");
        connection.setFromNumber(FakeTwilio.NUMBER);
        connection.setUrl(twilio.url().toString());
        connection.setMessagingUrl(twilio.url().toString());
        makeQuick(connection);
        return connection;
    }

    /** A connection without login, that sends to {@code default@example.com} where an action says nobody. */
    public static EmailConnectionConfiguration connectEmail(String id, FakeSmtp smtp) {
        EmailConnectionConfiguration connection = new EmailConnectionConfiguration(id, "localhost");
        connection.setSmtpPort(String.valueOf(smtp.port()));
        connection.setUseTls(false);
        connection.setDefaultSender("builds@example.com");
        connection.setDefaultRecipients("default@example.com");
        makeQuick(connection);
        return connection;
    }

    /** A GraphQL connection with a token that the tracker requires from now on; not added to the configuration yet. */
    public static GraphQlConnectionConfiguration connectTracker(String id, FakeTracker tracker, String token)
            throws Exception {
        tracker.require(token);
        addSecretText("tracker-token", token);
        GraphQlConnectionConfiguration connection = new GraphQlConnectionConfiguration(id, tracker.url() + "/graphql");
        connection.setAuthentication(new BearerAuthentication("tracker-token"));
        makeQuick(connection);
        return connection;
    }

    /** A SOAP connection with a user whose token the service requires from now on; not added to the configuration yet. */
    public static SoapConnectionConfiguration connectOrders(String id, FakeOrderService service, String password)
            throws Exception {
        service.requireToken("jenkins", password, true);
        addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "orders-user", "", "jenkins", password));
        SoapConnectionConfiguration connection = new SoapConnectionConfiguration(id, service.url() + "/soap");
        connection.setMessageCredentialsId("orders-user");
        makeQuick(connection);
        return connection;
    }

    /** A connection with its key, that sends to {@code default@example.com} where an action says nobody. */
    public static SendGridConnectionConfiguration connectSendGrid(String id, FakeSendGrid sendGrid) throws Exception {
        addSecretText("sendgrid-api", sendGrid.apiKey());
        SendGridConnectionConfiguration connection = new SendGridConnectionConfiguration(id, "sendgrid-api");
        sends(connection, sendGrid.url().toString());
        return connection;
    }

    /** The same for Resend, with a key that has full access. */
    public static ResendConnectionConfiguration connectResend(String id, FakeResend resend) throws Exception {
        addSecretText("resend-api", resend.apiKey());
        ResendConnectionConfiguration connection = new ResendConnectionConfiguration(id, "resend-api");
        sends(connection, resend.url().toString());
        return connection;
    }

    /**
     * The connections of the examples, made from their files, and their credentials; not kept in the configuration, where they
     * take the place of all that there was.
     */
    public static List<ConnectionConfiguration> connectRest(ExampleServices services, Path folder) throws Exception {
        List<ConnectionConfiguration> connections = new ArrayList<>();
        for (String example : List.of("data-processing", "network-fabric", "vessel-tracking")) {
            FormTest.configure(folder, services.connections(example));
            connections.addAll(ExternalSystemsConfiguration.get().getConnections());
        }
        addSecretText("fabric-token", services.fabric().token());
        addSecretText("data-api-key", services.data().apiKey());
        addCredential(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM,
                "data-client",
                "",
                services.data().clientId(),
                services.data().clientSecret()));
        return connections;
    }

    private static void sends(MailServiceConnection connection, String url) {
        connection.setApiUrl(url);
        connection.setFromEmail("builds@example.com");
        connection.setDefaultRecipients("default@example.com");
        makeQuick(connection);
    }

    /** No limits and no back-off, so that tests wait for nothing. */
    public static void makeQuick(ConnectionConfiguration connection) {
        connection.setRequestsPerMinute(0);
        connection.setBackoffFactor(0);
    }

    public static void setConnections(ConnectionConfiguration... connections) {
        ExternalSystemsConfiguration.get().setConnections(new ArrayList<>(List.of(connections)));
    }

    /** A SYSTEM-scoped secret text. */
    public static void addSecretText(String id, String secret) throws Exception {
        addCredential(new StringCredentialsImpl(CredentialsScope.SYSTEM, id, "", Secret.fromString(secret)));
    }

    /** Takes the place of one with the same id. */
    public static void addCredential(StandardCredentials credential) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .removeIf(known -> known instanceof StandardCredentials other
                        && other.getId().equals(credential.getId()));
        provider.getCredentials().add(credential);
        provider.save();
    }
}
