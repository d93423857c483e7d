package io.jenkins.plugins.externalsystems.core.schema.wsdl;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.OperationNames;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.SchemaNotes;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import io.jenkins.plugins.externalsystems.core.xml.XmlLimits;
import io.jenkins.plugins.externalsystems.core.xml.XmlName;
import io.jenkins.plugins.externalsystems.core.xml.XmlTree;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads WSDL 1.1 with inline schemas: document/literal wrapped and bare, and rpc/literal, over SOAP 1.1 and 1.2, of all
 * services and ports. Other documents that it names are not read, which is noted, and what needs them is left out. One object
 * reads one document.
 *
 * @see <a href="https://www.w3.org/TR/2001/NOTE-wsdl-20010315">WSDL 1.1</a>
 * @see <a href="https://www.w3.org/Submission/wsdl11soap12/">WSDL 1.1 binding for SOAP 1.2</a>
 */
public final class WsdlReader {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final int WORDS = 4 * SchemaLimits.DESCRIPTION;
    private static final Map<SoapVersion, String> BINDINGS = Map.of(
            SoapVersion.V1_1, "http://schemas.xmlsoap.org/wsdl/soap/",
            SoapVersion.V1_2, "http://schemas.xmlsoap.org/wsdl/soap12/");

    private final XmlElement root;
    private final String namespace;
    private final SchemaBudget budget = new SchemaBudget();
    private final SchemaNotes notes = new SchemaNotes();
    private final OperationNames names = new OperationNames(notes);
    private final Set<String> plainNames = new HashSet<>();
    private final Map<String, XmlElement> parts = new HashMap<>();
    private final Map<XmlElement, Map<String, XmlElement>> describedByType = new IdentityHashMap<>();
    private final TypeReader types;
    private final MessageReader messages;

    private WsdlReader(XmlElement root) {
        this.root = root;
        this.namespace = root.attribute("targetNamespace").orElse("");
        List<XmlElement> schemas = new ArrayList<>();
        root.children(WSDL, "types").forEach(type -> schemas.addAll(type.children(SchemaSet.XSD, "schema")));
        SchemaSet set = new SchemaSet(schemas, notes);
        this.types = new TypeReader(set, budget);
        this.messages = new MessageReader(set, types, budget);
    }

    /**
     * Reads a document.
     *
     * @param charset what its carrier says it is in, null if the document says so itself
     * @param first the version whose ports come first, so that their operations have the plain names; null for 1.1
     * @throws SchemaException if it is none, costs too much, or describes nothing that can be called
     */
    public static ServiceSchema read(byte[] document, @CheckForNull Charset charset, @CheckForNull SoapVersion first) {
        XmlElement root;
        try {
            root = XmlTree.read(document, charset, XmlLimits.defaults());
        } catch (XmlException refused) {
            throw new SchemaException(refused.getMessage());
        }
        if (!root.is(WSDL, "definitions")) {
            throw new SchemaException("is no WSDL 1.1: its root is '" + SafeWords.of(root.name()) + "'");
        }
        return new WsdlReader(root)
                .read(
                        first == SoapVersion.V1_2
                                ? List.of(SoapVersion.V1_2, SoapVersion.V1_1)
                                : List.of(SoapVersion.values()));
    }

    private ServiceSchema read(List<SoapVersion> versions) {
        for (XmlElement child : root.children()) {
            if (child.is(WSDL, "import")) {
                notes.tell(
                        "The WSDL '" + SafeWords.of(child.attribute("location").orElse(""))
                                + "' is not read, since other documents are not; put all into one.");
            }
            child.attribute("name").ifPresent(name -> parts.putIfAbsent(child.name() + " " + name, child));
        }
        List<SchemaOperation> operations = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (SoapVersion version : versions) {
            for (XmlElement service : root.children(WSDL, "service")) {
                for (XmlElement port : service.children(WSDL, "port")) {
                    readPort(service.attribute("name").orElse(""), port, version, operations, addresses);
                }
            }
        }
        if (operations.isEmpty()) {
            List<String> reasons = notes.sentences();
            throw new SchemaException("describes nothing that can be called"
                    + (reasons.isEmpty()
                            ? ": it has no SOAP port"
                            : "; the first reason: " + withoutStop(reasons.get(0))));
        }
        return new ServiceSchema(root.attribute("name").orElse(""), "", addresses, operations, notes.sentences());
    }

    private static String withoutStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }

    private void readPort(
            String service,
            XmlElement port,
            SoapVersion version,
            List<SchemaOperation> operations,
            List<String> addresses) {
        XmlElement binding = find("binding", port, port.attribute("binding").orElse(""));
        String soap = BINDINGS.get(version);
        Optional<XmlElement> address = port.child(soap, "address");
        if (binding == null
                || address.isEmpty()
                || binding.child(soap, "binding").isEmpty()) {
            return;
        }
        String location = address.get().attribute("location").orElse("");
        if (!location.isEmpty() && addresses.size() < SchemaLimits.NOTES) {
            addresses.add(location);
        }
        Port known = new Port(service, port.attribute("name").orElse(""), location, version, binding);
        for (XmlElement operation : binding.children(WSDL, "operation")) {
            budget.operation();
            try {
                operations.add(readOperation(known, operation));
            } catch (UnusableOperationException unusable) {
                notes.leftOut(operation.attribute("name").orElse(""), unusable.getMessage());
            }
        }
    }

    /** A port that speaks SOAP. */
    private record Port(String service, String name, String address, SoapVersion version, XmlElement binding) {
        String soap() {
            return BINDINGS.get(version);
        }

        String style() {
            return binding.child(soap(), "binding")
                    .flatMap(found -> found.attribute("style"))
                    .orElse("document");
        }
    }

    private SchemaOperation readOperation(Port port, XmlElement bound) {
        String name = bound.attribute("name").orElse("");
        XmlElement portType = find(
                "portType", port.binding(), port.binding().attribute("type").orElse(""));
        XmlElement described = portType == null ? null : described(portType).get(name);
        if (described == null) {
            throw new UnusableOperationException("its port type does not describe it");
        }
        Optional<XmlElement> details = bound.child(port.soap(), "operation");
        String style = details.flatMap(found -> found.attribute("style")).orElse(port.style());
        MessageReader.Body body = body(port, bound, described, style, name);
        String action = details.flatMap(found -> found.attribute("soapAction")).orElse("");
        SoapTarget target = new SoapTarget(
                port.service(),
                port.name(),
                port.address(),
                port.version(),
                action.length() > SchemaLimits.DESCRIPTION ? "" : action,
                body.wrapper().local(),
                body.wrapper().namespace(),
                body.members(),
                types.types());
        String wish = plainNames.add(name) ? name : port.name() + "." + name;
        budget.steps(described.children().size());
        String words = described
                .child(WSDL, "documentation")
                .map(text -> text.text(WORDS))
                .orElse("");
        budget.text(words.length());
        return new SchemaOperation(names.take(wish), words, false, messages.parameters(body), target);
    }

    private Map<String, XmlElement> described(XmlElement portType) {
        return describedByType.computeIfAbsent(portType, type -> {
            Map<String, XmlElement> byName = new HashMap<>();
            type.children(WSDL, "operation")
                    .forEach(operation ->
                            operation.attribute("name").ifPresent(name -> byName.putIfAbsent(name, operation)));
            return byName;
        });
    }

    private MessageReader.Body body(Port port, XmlElement bound, XmlElement described, String style, String name) {
        Optional<XmlElement> soapBody = bound.child(WSDL, "input").flatMap(input -> input.child(port.soap(), "body"));
        if (soapBody.flatMap(found -> found.attribute("use")).orElse("literal").equals("encoded")) {
            throw new UnusableOperationException("it uses SOAP encoding, which no WS-I profile allows");
        }
        XmlElement input = described.child(WSDL, "input").orElse(null);
        List<XmlElement> messageParts = List.of();
        if (input != null) {
            XmlElement message =
                    find("message", input, input.attribute("message").orElse(""));
            if (message == null) {
                throw new UnusableOperationException("its message is not in the document");
            }
            budget.steps(message.children().size());
            messageParts = message.children(WSDL, "part");
        }
        Optional<String> chosen = soapBody.flatMap(found -> found.attribute("parts"));
        if (chosen.isPresent()) {
            Set<String> wanted =
                    new HashSet<>(Arrays.asList(chosen.get().strip().split("\\s+")));
            messageParts = messageParts.stream()
                    .filter(part -> wanted.contains(part.attribute("name").orElse("")))
                    .toList();
        }
        if (messageParts.size() > SchemaLimits.PARAMETERS) {
            throw new UnusableOperationException(
                    "its message has more than %,d parts".formatted(SchemaLimits.PARAMETERS));
        }
        String bodyNamespace =
                soapBody.flatMap(found -> found.attribute("namespace")).orElse(namespace);
        return style.equals("rpc")
                ? messages.rpc(new XmlName(bodyNamespace, name), messageParts)
                : messages.document(messageParts);
    }

    @CheckForNull
    private XmlElement find(String kind, XmlElement at, String prefixed) {
        budget.step();
        return at.resolve(prefixed)
                .filter(name -> name.namespace().equals(namespace))
                .map(name -> parts.get(kind + " " + name.local()))
                .orElse(null);
    }
}
