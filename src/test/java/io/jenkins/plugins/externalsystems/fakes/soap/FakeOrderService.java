package io.jenkins.plugins.externalsystems.fakes.soap;

import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import io.jenkins.plugins.externalsystems.core.xml.XmlLimits;
import io.jenkins.plugins.externalsystems.core.xml.XmlTree;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The service of {@link SampleWsdl} at {@code /soap}, in SOAP 1.1 and 1.2: remembers orders, and refuses what its schema does
 * not allow: another order of elements, another namespace, a missing or unknown element, a wrong content type or action.
 */
public final class FakeOrderService extends FakeServer {
    private static final String ORDERS = "urn:orders";
    private static final String DATA = "urn:data";
    private static final List<String> SEQUENCE = List.of("customer", "item", "speed", "tag", "gift");

    private final Map<Long, String> orders = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(100);
    private volatile TokenCheck token;

    /** From now on, messages need a UsernameToken of this user. @param isDigest what kind of password */
    public void requireToken(String user, String password, boolean isDigest) {
        token = new TokenCheck(user, password, isDigest);
    }

    /** The orders by id, as customer, items and what else they have. */
    public Map<Long, String> orders() {
        return Map.copyOf(orders);
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (!request.path().equals("/soap")) {
            return Reply.text(404, "no such page");
        }
        if (request.method().equals("GET") && request.query().equals("wsdl")) {
            return xml(200, SampleWsdl.XML.replace("@ADDRESS@", url() + "/soap"), "text/xml; charset=utf-8");
        }
        if (!request.method().equals("POST")) {
            return Reply.text(405, "POST alone");
        }
        String type = request.header("Content-Type");
        SoapVersion version = type.startsWith("application/soap+xml") ? SoapVersion.V1_2 : SoapVersion.V1_1;
        if (version == SoapVersion.V1_1 && !type.startsWith("text/xml")) {
            return Reply.text(415, "no SOAP");
        }
        try {
            return message(request, version);
        } catch (Refusal refusal) {
            return fault(version, refusal);
        } catch (XmlException broken) {
            return fault(version, new Refusal("Client", "", broken.getMessage()));
        }
    }

    private Reply message(RecordedRequest request, SoapVersion version) throws XmlException {
        XmlElement envelope = XmlTree.read(request.body(), null, XmlLimits.defaults());
        if (!envelope.is(version.envelope(), "Envelope")) {
            throw new Refusal("VersionMismatch", "", "another envelope");
        }
        if (token != null) {
            token.check(envelope, version);
        }
        List<XmlElement> body =
                envelope.child(version.envelope(), "Body").orElseThrow().children();
        if (body.isEmpty()) {
            return xml(200, envelope(version, "<PingResponse xmlns='urn:orders'/>"), contentType(version));
        }
        XmlElement first = body.get(0);
        String action = version == SoapVersion.V1_1 ? request.header("SOAPAction") : request.header("Content-Type");
        return switch ("{" + first.namespace() + "}" + first.name()) {
            case "{urn:orders}PlaceOrder" -> placed(first, action, version);
            case "{urn:orders}OrderId" -> state(first, version);
            case "{urn:sums}Sum" -> sum(first, version);
            case "{urn:orders}Open" -> xml(202, "", contentType(version));
            default -> throw new Refusal("Client", "", "no such operation: " + first.name());
        };
    }

    private Reply placed(XmlElement order, String action, SoapVersion version) {
        if (!action.contains("\"urn:orders/PlaceOrder\"")) {
            throw new Refusal("Client", "", "the action is wrong");
        }
        int at = 0;
        StringBuilder text = new StringBuilder();
        for (XmlElement child : order.children()) {
            int place = SEQUENCE.indexOf(child.name());
            String namespace = child.name().equals("gift") ? "" : ORDERS;
            if (place < at || !child.namespace().equals(namespace)) {
                throw new Refusal("Client", "", "element " + child.name() + " is not allowed here");
            }
            at = place;
            text.append(child.name()).append('=');
            text.append(child.name().equals("item") ? item(child) : child.text())
                    .append(' ');
        }
        long id = ids.incrementAndGet();
        orders.put(id, text.toString().strip());
        String head = envelope(
                version,
                "<PlaceOrderResponse xmlns='urn:orders'><orderId>" + id + "</orderId><note lang='en'>thanks</note>"
                        + "<note lang='de'>danke</note></PlaceOrderResponse>");
        return xml(200, head, contentType(version));
    }

    private static String item(XmlElement item) {
        StringBuilder text =
                new StringBuilder("(" + item.attribute("unit").orElseThrow(() -> new Refusal("Client", "", "no unit")));
        int at = 0;
        for (XmlElement child : item.children()) {
            int place = List.of("id", "name", "part").indexOf(child.name());
            if (place < at || !child.namespace().equals(DATA)) {
                throw new Refusal("Client", "", "element " + child.name() + " is not allowed here");
            }
            at = place;
            text.append(' ').append(child.name().equals("part") ? item(child) : child.text());
        }
        return text.append(')').toString();
    }

    private Reply state(XmlElement id, SoapVersion version) {
        String order = orders.get(Long.parseLong(id.text()));
        if (order == null) {
            throw new Refusal("Client", "NoSuchOrder", "there is no order " + id.text());
        }
        return xml(
                200,
                envelope(version, "<OrderStateResponse xmlns='urn:orders'>open</OrderStateResponse>"),
                contentType(version));
    }

    private static Reply sum(XmlElement sum, SoapVersion version) {
        BigDecimal total = BigDecimal.ZERO;
        for (XmlElement part : sum.children()) {
            if (!part.namespace().isEmpty()) {
                throw new Refusal("Client", "", "parts have no namespace");
            }
            total = total.add(new BigDecimal(part.text()));
        }
        return xml(
                200,
                envelope(version, "<s:SumResponse xmlns:s='urn:sums'><return>" + total + "</return></s:SumResponse>"),
                contentType(version));
    }

    /** A fault as the version has it. */
    public static Reply fault(SoapVersion version, Refusal refusal) {
        boolean isOld = version == SoapVersion.V1_1;
        String code =
                isOld ? refusal.code : refusal.code.replace("Client", "Sender").replace("Server", "Receiver");
        String reason = refusal.getMessage();
        String body = isOld
                ? "<s:Fault><faultcode>s:" + code + (refusal.subcode.isEmpty() ? "" : "." + refusal.subcode)
                        + "</faultcode><faultstring>" + reason + "</faultstring><detail><why>"
                        + "because</why></detail></s:Fault>"
                : "<s:Fault><s:Code><s:Value>s:" + code + "</s:Value>"
                        + (refusal.subcode.isEmpty()
                                ? ""
                                : "<s:Subcode><s:Value>x:" + refusal.subcode + "</s:Value></s:Subcode>")
                        + "</s:Code><s:Reason><s:Text xml:lang='en'>" + reason
                        + "</s:Text></s:Reason><s:Detail><why>because</why></s:Detail></s:Fault>";
        return xml(isOld || !code.equals("Sender") ? 500 : 400, envelope(version, body), contentType(version));
    }

    private static String envelope(SoapVersion version, String body) {
        return "<s:Envelope xmlns:s='" + version.envelope() + "'><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static String contentType(SoapVersion version) {
        return (version == SoapVersion.V1_1 ? "text/xml" : "application/soap+xml") + "; charset=utf-8";
    }

    private static Reply xml(int status, String xml, String type) {
        return new Reply(status, Map.of("Content-Type", type), xml.getBytes(StandardCharsets.UTF_8));
    }

    /** What the service refuses. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String subcode;

        /** @param code of SOAP 1.1; @param subcode empty for none */
        public Refusal(String code, String subcode, String reason) {
            super(reason);
            this.code = code;
            this.subcode = subcode;
        }
    }
}
