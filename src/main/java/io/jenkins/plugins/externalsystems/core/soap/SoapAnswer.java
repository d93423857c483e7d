package io.jenkins.plugins.externalsystems.core.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import io.jenkins.plugins.externalsystems.core.xml.XmlLimits;
import io.jenkins.plugins.externalsystems.core.xml.XmlTree;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message that came back: a fault or data.
 *
 * @param fault empty if it is none
 * @param element name of the first element in the body, empty where there is none
 * @param data what that element holds, as {@link ElementData} has it
 */
public record SoapAnswer(
        Optional<SoapFault> fault,
        String element,
        @CheckForNull Object data) {
    /**
     * Reads a message of either version.
     *
     * @param charset what its carrier says it is in, null if the message says so itself
     * @throws XmlException if it is no SOAP message; the message says why
     */
    public static SoapAnswer read(byte[] message, @CheckForNull Charset charset) throws XmlException {
        XmlElement root = XmlTree.read(message, charset, XmlLimits.defaults());
        for (SoapVersion version : SoapVersion.values()) {
            if (root.is(version.envelope(), "Envelope")) {
                return read(root, version);
            }
        }
        throw new XmlException("is no SOAP message: its root is '" + SafeWords.of(root.name()) + "'");
    }

    private static SoapAnswer read(XmlElement envelope, SoapVersion version) throws XmlException {
        XmlElement body = envelope.child(version.envelope(), "Body")
                .orElseThrow(() -> new XmlException("is a SOAP message without a body"));
        if (body.children().isEmpty()) {
            return new SoapAnswer(Optional.empty(), "", null);
        }
        XmlElement first = body.children().get(0);
        if (first.is(version.envelope(), "Fault")) {
            SoapFault fault = version == SoapVersion.V1_1 ? fault11(first) : fault12(first);
            return new SoapAnswer(Optional.of(fault), "", null);
        }
        return new SoapAnswer(Optional.empty(), first.name(), ElementData.of(first));
    }

    /** SOAP 1.1, 4.4: children without a namespace; {@code Client.Authentication} is the more special code of Client. */
    private static SoapFault fault11(XmlElement fault) {
        String[] codes = local(text(fault, "", "faultcode")).split("\\.");
        List<String> subcodes = new ArrayList<>(List.of(codes).subList(Math.min(1, codes.length), codes.length));
        Map<String, Object> detail =
                fault.child("", "detail").map(ElementData::mapOf).orElse(Map.of());
        return new SoapFault(codes.length == 0 ? "" : codes[0], subcodes, text(fault, "", "faultstring"), detail);
    }

    /** SOAP 1.2, 5.4. */
    private static SoapFault fault12(XmlElement fault) {
        String soap = SoapVersion.V1_2.envelope();
        List<String> codes = new ArrayList<>();
        Optional<XmlElement> code = fault.child(soap, "Code");
        while (code.isPresent() && codes.size() < 10) {
            codes.add(local(text(code.get(), soap, "Value")));
            code = code.get().child(soap, "Subcode");
        }
        String reason = fault.child(soap, "Reason")
                .map(found -> text(found, soap, "Text"))
                .orElse("");
        Map<String, Object> detail =
                fault.child(soap, "Detail").map(ElementData::mapOf).orElse(Map.of());
        return new SoapFault(
                codes.isEmpty() ? "" : codes.get(0),
                codes.subList(Math.min(1, codes.size()), codes.size()),
                reason,
                detail);
    }

    private static String text(XmlElement parent, String namespace, String name) {
        return parent.child(namespace, name).map(XmlElement::text).orElse("").strip();
    }

    private static String local(String prefixed) {
        return prefixed.substring(prefixed.indexOf(':') + 1);
    }

    /** As plain data for people, of a fault. */
    public static Map<String, Object> toMap(SoapFault fault) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", fault.code());
        map.put("subcodes", fault.subcodes());
        map.put("reason", fault.reason());
        map.put("detail", fault.detail());
        return map;
    }
}
