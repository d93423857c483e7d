package io.jenkins.plugins.externalsystems.core.connectors.soap;

import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.soap.SampleWsdl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WSDL that was made to do harm costs itself: nothing that it names is read, and the next call works. */
class HostileWsdlTest {
    private static final String SECRET = "the-content-of-a-local-file";

    private final SoapFixture fixture = new SoapFixture();
    /** Whom the documents want Jenkins to ask. */
    private final SoapFixture other = new SoapFixture();

    private final ExternalSystem orders = fixture.connection();
    private String file;

    @BeforeEach
    void writeFile(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("secret.txt"), SECRET).toUri().toString();
    }

    @AfterEach
    void stop() {
        assertThat(other.service.requests()).as("nobody else is asked").isEmpty();
        orders.close();
        other.close();
        fixture.close();
    }

    private ExternalSystemResult sumAfter(String wsdl) {
        fixture.service.nextReply(Reply.text(200, wsdl).with("Content-Type", "text/xml"));
        ExternalSystemResult result = orders.executeOperation("Sum", map("a", 1, "b", 2));
        assertThat(result.toMap().toString()).doesNotContain(SECRET);
        return result;
    }

    private void refused(String wsdl, String sentence) {
        int messages = fixture.service.requests("POST", "/soap").size();
        bad(sumAfter(wsdl), ErrorCode.CONFIGURATION_ERROR, "the WSDL of 'wsdl_url' cannot be used", sentence);
        assertThat(fixture.service.requests("POST", "/soap")).hasSize(messages);
        assertThat(done(orders, "Sum", "a", 1, "b", 2)).containsEntry("response", Map.of("return", "3"));
        fixture.test.time().advance(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM '@'>]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM '@'> %e;]><x/>",
                "<!DOCTYPE x SYSTEM '@'><x/>",
                "<!DOCTYPE x PUBLIC '-//X//Y' '@'><x/>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>",
                "<!DOCTYPE x [<!ATTLIST x y CDATA 'z'>]><x/>"
            })
    void documentTypesAreRefused(String hostile) {
        refused(hostile.replace("@", file), "has a document type definition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM '@'>]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM '@'> %e;]><x/>",
                "<!DOCTYPE x SYSTEM '@'><x/>"
            })
    void noServerIsAskedForAnEntity(String hostile) {
        refused(hostile.replace("@", other.service.url() + "/evil.dtd"), "has a document type definition");
    }

    @Test
    void whatIsTooMuchOrBrokenIsRefused() {
        refused("<a>&undeclared;</a>", "The document");
        refused("<a>".repeat(101), "more than 100 elements within each other");
        refused("<a>" + "<b/>".repeat(300_000) + "</a>", "more than 300,000 elements");
        refused("<a", "is not well-formed XML");
        refused("{}", "is not well-formed XML");
        refused("<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/'/>", "nothing that can be called");
    }

    /** What other documents would say is left out; the rest works. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:import namespace='urn:y' location='@'/>",
                "<w:types><x:schema><x:import namespace='urn:y' schemaLocation='@'/></x:schema></w:types>",
                "<w:types><x:schema><x:include schemaLocation='@'/></x:schema></w:types>",
                "<w:types><x:schema><x:redefine schemaLocation='@'/></x:schema></w:types>",
                "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='@' parse='text'/>",
                "<?xml-stylesheet href='@'?>"
            })
    void otherDocumentsAreNotRead(String reference) {
        for (String place : new String[] {other.service.url() + "/more.xsd", file}) {
            String wsdl = SampleWsdl.XML.replaceFirst("<w:types>", reference.replace("@", place) + "<w:types>");
            ExternalSystem fresh = fixture.connection();
            fixture.service.nextReply(Reply.text(200, wsdl).with("Content-Type", "text/xml"));
            Map<String, Object> described = done(fresh, "describe");
            assertThat(described).containsEntry("count", 6);
            assertThat(described.toString()).doesNotContain(SECRET);
            assertThat(done(fresh, "Sum", "a", 1, "b", 2)).containsEntry("response", Map.of("return", "3"));
            fresh.close();
        }
    }

    /** Types may lead to themselves; what a caller sends decides how deep a message is, and that is bounded. */
    @Test
    void typesWithinThemselvesAreFollowedAsFarAsTheValuesGo() {
        Map<String, Object> item = map("unit", "kg", "id", 1, "name", "n");
        Function<Integer, Map<String, Object>> nested = depth -> {
            Map<String, Object> outer = item;
            for (int i = 0; i < depth; i++) {
                outer = map("unit", "kg", "id", 1, "name", "n", "part", outer);
            }
            return outer;
        };
        done(orders, "PlaceOrder", "customer", "A", "item", List.of(nested.apply(20)));
        ExternalSystemResult deep =
                orders.executeOperation("PlaceOrder", map("customer", "A", "item", List.of(nested.apply(5_000))));
        assertThat(deep.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(done(orders, "Sum", "a", 1, "b", 2)).containsKey("response");
    }

    @Test
    void theAddressInAWsdlIsNotFollowed() {
        String wsdl = SampleWsdl.XML.replace("@ADDRESS@", other.service.url() + "/soap");
        fixture.service.nextReply(Reply.text(200, wsdl).with("Content-Type", "text/xml"));
        done(orders, "Sum", "a", 1, "b", 2);
        assertThat(fixture.service.requests("POST", "/soap")).hasSize(1);
    }
}
