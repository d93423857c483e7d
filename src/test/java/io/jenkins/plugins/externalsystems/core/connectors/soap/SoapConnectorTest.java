package io.jenkins.plugins.externalsystems.core.connectors.soap;

import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls by name and by call, described and not, with both versions. */
class SoapConnectorTest {
    private final SoapFixture fixture = new SoapFixture();
    private final ExternalSystem orders = fixture.connection();

    @AfterEach
    void stop() {
        orders.close();
        fixture.close();
    }

    @Test
    void anOperationOfTheWsdlIsCalledByItsName() {
        Map<String, Object> data = done(
                orders,
                "PlaceOrder",
                "gift",
                true,
                "tag",
                "red, <b>",
                "item",
                List.of(map("unit", "kg", "name", "A & B", "id", 1, "part", map("unit", "g", "id", "2", "name", "C"))),
                "customer",
                "Zoë");

        assertThat(data).containsEntry("element", "PlaceOrderResponse");
        assertThat(data.get("response"))
                .isEqualTo(map(
                        "orderId",
                        "101",
                        "note",
                        List.of(map("@lang", "en", "#text", "thanks"), map("@lang", "de", "#text", "danke"))));
        assertThat(fixture.service.orders())
                .containsEntry(101L, "customer=Zoë item=(kg 1 A & B (g 2 C)) tag=red tag=<b> gift=true");
    }

    @Test
    void bareRpcAndOneWayOperationsAreCalled() {
        done(orders, "PlaceOrder", "customer", "A", "item", List.of(map("unit", "kg", "id", 1, "name", "n")));

        assertThat(done(orders, "OrderState", "OrderId", 101)).containsEntry("response", "open");
        assertThat(done(orders, "Sum", "a", 1, "b", "2.50")).containsEntry("response", Map.of("return", "3.50"));
        assertThat(done(orders, "OpenOrder", "Open", map("anything", List.of(1, 2))))
                .containsEntry("response", Map.of());
        assertThat(fixture.service.requests("POST", "/soap").get(3).text())
                .contains("<anything>1</anything><anything>2</anything>");
    }

    @Test
    void theVersionOfTheSettingsComesFirst() {
        ExternalSystem twelve = fixture.connection("soap_version", "1.2");
        done(twelve, "PlaceOrder", "customer", "A", "item", List.of(map("unit", "kg", "id", 1, "name", "n")));
        twelve.close();

        assertThat(fixture.service.requests("POST", "/soap").get(0).header("Content-Type"))
                .isEqualTo("application/soap+xml; charset=utf-8; action=\"urn:orders/PlaceOrder\"");
    }

    @Test
    void callTakesHeadersAndWorksWithoutDescription() {
        done(
                orders,
                "call",
                "operation",
                "Sum",
                "parameters",
                map("a", 1, "b", 2),
                "headers",
                map("{urn:trace}Trace", map("@id", "7", "Hop", List.of("x", "y"))));
        assertThat(fixture.service.requests("POST", "/soap").get(0).text())
                .contains("<soap:Header><Trace xmlns=\"urn:trace\""
                        + " id=\"7\"><Hop>x</Hop><Hop>y</Hop></Trace></soap:Header>");

        ExternalSystem raw = fixture.connection("use_wsdl", false);
        Map<String, Object> data = done(
                raw,
                "call",
                "operation",
                "PlaceOrder",
                "namespace",
                "urn:orders",
                "action",
                "urn:orders/PlaceOrder",
                "parameters",
                map("customer", "B", "item", map("@unit", "kg", "{urn:data}id", 9)));
        assertThat(data).containsEntry("element", "PlaceOrderResponse");
        bad(raw.executeOperation("PlaceOrder", Map.of()), ErrorCode.UNSUPPORTED_OPERATION, "known are call, describe.");
        raw.close();
    }

    @Test
    void describeListsWhatThereIsFromMemory() {
        Map<String, Object> data = done(orders, "describe", "operation", "OrderState");
        assertThat(data).containsEntry("count", 6);
        assertThat(data.get("operations"))
                .isEqualTo(List.of(map(
                        "name",
                        "OrderState",
                        "summary",
                        "",
                        "kind",
                        "soap",
                        "target",
                        "OrderService Orders11, SOAP 1.1",
                        "parameters",
                        List.of(map("name", "OrderId", "place", "part", "type", "number", "required", true)))));
        done(orders, "describe");
        assertThat(fixture.service.requests("GET", "/soap")).hasSize(1);

        done(orders, "describe", "refresh", true);
        assertThat(fixture.service.requests("GET", "/soap")).hasSize(2);
        fixture.test.time().advance(Duration.ofHours(1));
        done(orders, "Sum", "a", 1, "b", 2);
        assertThat(fixture.service.requests("GET", "/soap")).hasSize(3);
    }

    @Test
    void theConnectionSaysHowLongTheWsdlIsRemembered() {
        ExternalSystem forgetful = fixture.connection("schema_ttl", 90);
        done(forgetful, "Sum", "a", 1, "b", 2);
        fixture.test.time().advance(Duration.ofSeconds(89));
        done(forgetful, "Sum", "a", 1, "b", 2);
        assertThat(fixture.service.requests("GET", "/soap")).hasSize(1);
        fixture.test.time().advance(Duration.ofSeconds(1));
        done(forgetful, "Sum", "a", 1, "b", 2);
        assertThat(fixture.service.requests("GET", "/soap")).hasSize(2);
        forgetful.close();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsSent() {
        Map<String, Object> item = map("unit", "kg", "id", 1, "name", "n");
        bad(
                orders.executeOperation("PlaceOrder", map("customer", "A")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'item' is missing");
        bad(
                orders.executeOperation("PlaceOrder", map("customer", "A", "item", List.of(item), "speed", "warp")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'speed' is 'warp'; allowed are slow, fast");
        bad(
                orders.executeOperation(
                        "PlaceOrder", map("customer", "A", "item", List.of(item, map("unit", "kg", "colour", 1)))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'item[1].colour' is unknown; allowed are id, name, part, unit");
        bad(
                orders.executeOperation(
                        "PlaceOrder", map("customer", "A", "item", List.of(map("unit", "kg", "id", "x", "name", "n")))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'item[0].id' must be a whole number");
        bad(
                orders.executeOperation("PlaceOrder", map("customer", "A\u0001", "item", List.of(item))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'customer' has a character that XML forbids");
        bad(
                orders.executeOperation("call", map("operation", "Gone")),
                ErrorCode.VALIDATION_ERROR,
                "which the WSDL does not describe ('Gone' is left out: the element 'Gone' is not in the document)");
        bad(
                orders.executeOperation(
                        "call", map("operation", "x", "namespace", "urn:x", "parameters", map("a><b", 1))),
                ErrorCode.VALIDATION_ERROR,
                "has a name that no element of XML can have");
        bad(
                orders.executeOperation("Nothing", Map.of()),
                ErrorCode.UNSUPPORTED_OPERATION,
                "the service offers PlaceOrder, OrderState, OpenOrder, Ping, Sum, Orders12.PlaceOrder.");
        assertThat(fixture.service.requests("POST", "/soap")).isEmpty();
    }

    @Test
    void theWsdlCannotTakeCredentialsOrMessagesElsewhere() {
        try (SoapFixture other = new SoapFixture()) {
            ExternalSystem connection = fixture.connection(
                    "wsdl_url",
                    other.service.url() + "/soap?wsdl",
                    "auth_type",
                    "bearer",
                    "auth_secret",
                    SecretValue.of("s3cret-token"));
            done(connection, "Sum", "a", 1, "b", 2);
            connection.close();

            assertThat(other.service.requests()).hasSize(1);
            assertThat(other.service.requests().get(0).header("Authorization")).isEmpty();
            assertThat(fixture.service.requests("POST", "/soap").get(0).header("Authorization"))
                    .isEqualTo("Bearer s3cret-token");
        }
    }

    @Test
    void aWsdlThatCannotBeUsedCostsTheCallAlone() {
        fixture.service.nextReply(Reply.text(200, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
        bad(
                orders.executeOperation("Sum", map("a", 1, "b", 2)),
                ErrorCode.CONFIGURATION_ERROR,
                "the WSDL of 'wsdl_url' cannot be used. The document has a document type definition");
        assertThat(done(orders, "Sum", "a", 1, "b", 2)).containsKey("response");
    }
}
