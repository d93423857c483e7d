package io.jenkins.plugins.externalsystems.steps;

import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.PublishTestRailResultsAction;
import io.jenkins.plugins.externalsystems.actions.PushMetricsAction;
import io.jenkins.plugins.externalsystems.actions.SendSmsAction;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;

/** What the Snippet Generator writes for test results, metrics and text messages is the action again. */
class ResultsAndTextsSnippetITest extends ControllerTest {
    private final SnippetizerTester tester = new SnippetizerTester(jenkins);

    @Test
    void publishTestRailResultsComesBack() throws Exception {
        PublishTestRailResultsAction action = new PublishTestRailResultsAction();
        assertRoundTrip(action, "publishTestRailResults()");
        fillIn(action);
        action.setReports("**/*.xml");
        action.setRunId("R81");
        action.setMatch("name");
        action.setStatusMap("{\"skipped\":\"blocked\"}");
        action.setDefects("[\"SHOP-1\"]");
        action.setAttachments("failed");
        action.setCloseRun(true);
        assertRoundTrip(
                action,
                "publishTestRailResults attachments: 'failed', closeRun: true, connection: 'c', defects: ['SHOP-1'],"
                        + " match: 'name', onError: 'unstable', reports: '**/*.xml', runId: 'R81',"
                        + " statusMap: [skipped: 'blocked']");
    }

    @Test
    void aPushOfTheBuildComesBack() throws Exception {
        PushMetricsAction action = new PushMetricsAction();
        action.setBuild(true);
        assertRoundTrip(action, "pushMetrics build: true");
        action.setMetrics("{\"coverage\":0.81}");
        assertRoundTrip(action, "pushMetrics build: true, metrics: [coverage: 0.81]");
    }

    @Test
    void sendSmsComesBack() throws Exception {
        SendSmsAction action = new SendSmsAction("+14155550100");
        assertRoundTrip(action, "sendSms '+14155550100'");
        fillIn(action);
        action.setText("done");
        action.setMediaUrls("https://ci.example.com/a.png");
        action.setFrom("Harbour");
        assertRoundTrip(
                action,
                "sendSms connection: 'c', from: 'Harbour', mediaUrls: 'https://ci.example.com/a.png', onError: 'unstable',"
                        + " text: 'done', to: '+14155550100'");
        SendSmsAction template = new SendSmsAction("+14155550100");
        template.setTemplate("shift_reminder");
        template.setVariables("{\"name\":\"Ana\",\"start\":\"06:00\"}");
        assertRoundTrip(
                template,
                "sendSms template: 'shift_reminder', to: '+14155550100', variables: [name: 'Ana', start: '06:00']");
    }

    private void assertRoundTrip(ConnectorAction action, String snippet) throws Exception {
        tester.assertRoundTrip(new ConnectorActionStep(action), snippet);
    }

    private static void fillIn(ConnectorAction action) {
        action.setConnection("c");
        action.setOnError("unstable");
    }
}
