package io.jenkins.plugins.externalsystems.core.soap;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A SOAP message as the body of a request, in UTF-8. Immutable; a header can be added where credentials are known. */
public final class SoapMessage implements HttpBody {
    private final SoapVersion version;
    private final String action;
    private final String headers;
    private final String body;

    /**
     * Takes parts that are XML already.
     *
     * @param action the SOAPAction; in SOAP 1.2 it is a part of the content type, in 1.1 a header of HTTP
     * @param headers elements of the header, empty for none
     * @param body what stands in the body, empty for nothing
     */
    SoapMessage(SoapVersion version, String action, String headers, String body) {
        this.version = version;
        this.action = action;
        this.headers = headers;
        this.body = body;
    }

    /** A message with nothing in its body, which no service knows. */
    public static SoapMessage empty(SoapVersion version) {
        return new SoapMessage(version, "", "", "");
    }

    /** The same with one element more in its header. @param xml one element */
    public SoapMessage withHeader(String xml) {
        return new SoapMessage(version, action, headers + xml, body);
    }

    /** The attribute that makes a header one that the service may not ignore. */
    public String mustUnderstand() {
        return "soap:mustUnderstand=\"" + (version == SoapVersion.V1_1 ? "1" : "true") + "\"";
    }

    /** The value of HTTP's SOAPAction header, which SOAP 1.1 demands. */
    public String actionHeader() {
        return "\"" + action + "\"";
    }

    public SoapVersion version() {
        return version;
    }

    @Override
    public String contentType() {
        return version == SoapVersion.V1_1
                ? "text/xml; charset=utf-8"
                : "application/soap+xml; charset=utf-8" + (action.isEmpty() ? "" : "; action=\"" + action + "\"");
    }

    @Override
    public long contentLength() {
        return bytes().length;
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
    }

    private byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + version.envelope() + "\">"
                + (headers.isEmpty() ? "" : "<soap:Header>" + headers + "</soap:Header>") + "<soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }

    /** Version and action. */
    @Override
    public String toString() {
        return "SOAP " + version.number() + " " + action;
    }
}
