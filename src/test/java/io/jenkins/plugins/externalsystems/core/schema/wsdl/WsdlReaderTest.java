package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.SoapMember;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.fakes.soap.SampleWsdl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of WSDL documents. */
class WsdlReaderTest {
    private final ServiceSchema schema = read(SampleWsdl.XML.replace("@ADDRESS@", "http://orders.example/soap"));

    @Test
    void listsTheOperationsOfAllPorts() {
        assertThat(schema.operations())
                .extracting(SchemaOperation::name)
                .containsExactly("PlaceOrder", "OrderState", "OpenOrder", "Ping", "Sum", "Orders12.PlaceOrder");
        assertThat(schema.operation("PlaceOrder").orElseThrow().summary()).isEqualTo("Places an order.");
        assertThat(schema.notes())
                .containsExactly(
                        "'Gone' is left out: the element 'Gone' is not in the document.",
                        "'Old' is left out: it uses SOAP encoding, which no WS-I profile allows.");
        assertThat(schema.baseUrls()).hasSize(3).containsOnly("http://orders.example/soap");
    }

    @Test
    void wrappedParametersAreTheMembersOfTheWrapper() {
        assertThat(described("PlaceOrder"))
                .containsExactly(
                        "customer TEXT!",
                        "item MAP_LIST!",
                        "speed TEXT [slow, fast]",
                        "tag STRING_LIST",
                        "gift BOOLEAN");
        SoapTarget target = target("PlaceOrder");
        assertThat(target.version()).isEqualTo(SoapVersion.V1_1);
        assertThat(target.action()).isEqualTo("urn:orders/PlaceOrder");
        assertThat(target.wrapperNamespace() + " " + target.wrapper()).isEqualTo("urn:orders PlaceOrder");
        assertThat(target.members())
                .extracting(SoapMember::namespace)
                .containsExactly("urn:orders", "urn:orders", "urn:orders", "urn:orders", "");
        assertThat(target("Orders12.PlaceOrder").version()).isEqualTo(SoapVersion.V1_2);
    }

    @Test
    void typesMayHoldThemselvesAndTakeOverTheirBase() {
        SoapTarget target = target("PlaceOrder");
        String item = target.members().get(1).type();
        List<SoapMember> members = target.types().get(item).members();

        assertThat(members).extracting(SoapMember::name).containsExactly("id", "name", "part", "unit");
        assertThat(members.get(2).type()).isEqualTo(item);
        assertThat(members.get(3).isAttribute()).isTrue();
        assertThat(members.get(3).namespace()).isEmpty();
        assertThat(members.get(0).namespace()).isEqualTo("urn:data");
    }

    @Test
    void bareAndRpcAreKnown() {
        assertThat(described("OrderState")).containsExactly("OrderId NUMBER!");
        assertThat(target("OrderState").wrapper()).isEmpty();
        assertThat(described("Ping")).isEmpty();
        assertThat(described("OpenOrder")).containsExactly("Open MAP!");
        assertThat(described("Sum")).containsExactly("a INTEGER!", "b NUMBER!");
        assertThat(target("Sum").wrapper() + " " + target("Sum").wrapperNamespace())
                .isEqualTo("Sum urn:sums");
    }

    private SoapTarget target(String operation) {
        return (SoapTarget) schema.operation(operation).orElseThrow().target();
    }

    private List<String> described(String operation) {
        return schema.operation(operation).orElseThrow().parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.type() + (parameter.isRequired() ? "!" : "")
                        + (parameter.choices().isEmpty() ? "" : " " + parameter.choices()))
                .toList();
    }

    private static ServiceSchema read(String document) {
        return WsdlReader.read(document.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
