package io.jenkins.plugins.externalsystems.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.externalsystems.core.schema.openapi.OpenApiReader;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.WsdlReader;
import io.jenkins.plugins.externalsystems.testing.VendorDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that vendors publish are read as a whole, where they are at hand. */
class VendorSchemasTest {
    @ParameterizedTest
    @CsvSource({
        "prometheus/openapi_3.1.yaml, 49, query-range",
        "resend/resend.yaml, 70, emails_send-batch",
        "sendgrid/tsg_mail_v3.json, 3, SendMail",
        "slack/slack-web.prism.json, 70, chat_postMessage",
        "soap/calculator-dneonline.wsdl, 4, Add",
        "soap/hello-xsdata.wsdl, 1, getHelloAsString",
        "twilio/twilio_api_v2010.messages.json, 5, CreateMessage"
    })
    void isRead(String path, int least, String known) throws IOException {
        Optional<Path> document = VendorDocuments.find(path);
        assumeThat(document).isPresent();
        byte[] bytes = Files.readAllBytes(document.get());
        ServiceSchema schema = path.endsWith(".wsdl") ? WsdlReader.read(bytes, null, null) : OpenApiReader.read(bytes);

        assertThat(schema.operations().size()).isGreaterThanOrEqualTo(least);
        assertThat(schema.operations().stream().map(SchemaOperation::name).toList())
                .contains(known);
        assertThat(schema.notes()).noneMatch(note -> note.contains("left out"));
    }
}
