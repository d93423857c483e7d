package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.SoapConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a SOAP service gets from the examples of its page. */
@WithJenkins
class SoapExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("soap.md");

    private final FakeOrderService service = new FakeOrderService();
    private final String password = UUID.randomUUID().toString();
    private SoapConnectionConfiguration connection;

    @BeforeEach
    void connectOrders() throws Exception {
        connection = Controller.connectOrders("orders", service, password);
        connection.setSoapVersion("1.2");
        connection.setRepeatableOperations("OrderState");
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("connection", "by-name", "describe", "call");
    }

    @Test
    void aDiscoveredOperationIsCalledByItsName() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("by-name"));

        jenkins.assertLogContains("order 101", run);
        assertThat(service.orders()).containsEntry(101L, "customer=Zoë item=(kg 1 Sugar) item=(g 2 Salt)");
        assertThat(service.requests("POST", "/soap")).singleElement().satisfies(request -> {
            assertThat(request.header("Content-Type"))
                    .isEqualTo("application/soap+xml; charset=utf-8; action=\"urn:orders/PlaceOrder\"");
            assertThat(request.text())
                    .contains("<wsse:Username>jenkins</wsse:Username>", "#PasswordDigest")
                    .doesNotContain(password);
        });
        assertThat(jenkins.getLog(run)).doesNotContain(password);
    }

    @Test
    void describe() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("describe"));

        jenkins.assertLogContains("PlaceOrder(customer, item, speed, tag, gift)", run);
        jenkins.assertLogContains("Sum(a, b)", run);
        assertThat(service.requests("POST", "/soap")).isEmpty();
    }

    @Test
    void call() throws Exception {
        build(Result.SUCCESS, PAGE.get("call"));

        assertThat(service.orders()).containsEntry(101L, "customer=B item=(kg 9)");
        assertThat(service.requests("GET", "/soap")).as("nothing is looked up").isEmpty();
        assertThat(service.requests("POST", "/soap").get(0).text()).contains("<Trace xmlns=\"urn:trace\" id=\"7\"");
    }

    @Test
    void whatIsWrongFailsTheBuildWithItsSentence() throws Exception {
        jenkins.assertLogContains(
                "parameter 'item' is missing",
                build(
                        Result.FAILURE,
                        "externalSystem(connection: 'orders', operation: 'PlaceOrder', params: [customer: 'A'])"));
        assertThat(service.requests("POST", "/soap")).isEmpty();
        WorkflowRun faulted = build(
                Result.FAILURE, "externalSystem(connection: 'orders', operation: 'OrderState', params: [OrderId: 7])");
        jenkins.assertLogContains("NoSuchOrder", faulted);
        jenkins.assertLogContains("there is no order 7", faulted);
        WorkflowRun told = build(Result.SUCCESS, """
                def state = externalSystem(connection: 'orders', operation: 'OrderState', params: [OrderId: 7],
                    onError: 'warn')
                echo "${state.ok}, ${state.error_code}"
                """);
        jenkins.assertLogContains("false, VALIDATION_ERROR", told);
        connection.setAllowedOperations("describe, OrderState");
        Controller.setConnections(connection);
        jenkins.assertLogContains(
                "'Sum'",
                build(Result.FAILURE, "externalSystem(connection: 'orders', operation: 'Sum', params: [a: 1, b: 2])"));
    }
}
