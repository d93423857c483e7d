package io.jenkins.plugins.externalsystems.core.schema;

/**
 * The version of SOAP.
 *
 * @see <a href="https://www.w3.org/TR/2000/NOTE-SOAP-20000508/">SOAP 1.1</a>
 * @see <a href="https://www.w3.org/TR/soap12-part1/">SOAP 1.2</a>
 */
public enum SoapVersion {
    V1_1("1.1", "http://schemas.xmlsoap.org/soap/envelope/"),
    V1_2("1.2", "http://www.w3.org/2003/05/soap-envelope");

    private final String number;
    private final String envelope;

    SoapVersion(String number, String envelope) {
        this.number = number;
        this.envelope = envelope;
    }

    /** {@code 1.1} or {@code 1.2}. */
    public String number() {
        return number;
    }

    /** The namespace of its envelope. */
    public String envelope() {
        return envelope;
    }
}
