package io.jenkins.plugins.externalsystems.core.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import io.jenkins.plugins.externalsystems.core.schema.SoapMember;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapType;
import io.jenkins.plugins.externalsystems.core.schema.SoapTypes;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes plain data as a message. Where a type is known, its order, namespaces and names hold; elsewhere a map is written as it
 * is: a key is an element's name or {@code {namespace}name}, {@code @name} is an attribute, {@code #text} the text, a list is
 * the element several times.
 */
public final class MessageWriter {
    private static final int DEPTH = 50;
    private static final String TEXT = "#text";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final StringBuilder xml = new StringBuilder();
    private final SoapTypes types;

    private MessageWriter(SoapTypes types) {
        this.types = types;
    }

    /**
     * A message for an operation that a WSDL describes.
     *
     * @param headers of the message, written as they are
     * @throws UnfitValueException naming the value
     */
    public static SoapMessage described(SoapTarget target, Map<String, ?> values, Map<String, ?> headers) {
        MessageWriter writer = new MessageWriter(target.types());
        boolean hasWrapper = !target.wrapper().isEmpty();
        StringBuilder attributes = new StringBuilder();
        if (hasWrapper) {
            writer.attributes(target.members(), values, "", attributes);
            writer.open(target.wrapperNamespace(), target.wrapper(), attributes.toString());
        }
        writer.members(target.members(), values, "", target.wrapperNamespace(), 0);
        if (hasWrapper) {
            writer.close(target.wrapper());
        }
        return new SoapMessage(target.version(), target.action(), free(headers), writer.xml.toString());
    }

    /**
     * A message for an operation that nobody describes.
     *
     * @param namespace of the operation's element and all within; may be empty
     * @throws UnfitValueException naming the value
     */
    public static SoapMessage undescribed(
            SoapVersion version,
            String action,
            String namespace,
            String operation,
            Map<String, ?> values,
            Map<String, ?> headers) {
        MessageWriter writer = new MessageWriter(new SoapTypes());
        writer.requireName(operation, "operation");
        writer.freeElement(namespace, "", operation, values, "", 0);
        return new SoapMessage(version, action, free(headers), writer.xml.toString());
    }

    private static String free(Map<String, ?> headers) {
        MessageWriter writer = new MessageWriter(new SoapTypes());
        headers.forEach((key, value) -> writer.freeKey(key, value, "headers", "", 0));
        return writer.xml.toString();
    }

    private void members(List<SoapMember> members, Map<String, ?> values, String path, String outer, int depth) {
        for (SoapMember member : members) {
            Object value = values.get(member.name());
            String at = path.isEmpty() ? member.name() : path + "." + member.name();
            if (!values.containsKey(member.name())) {
                if (member.isRequired()) {
                    throw new UnfitValueException(at, "is missing");
                }
            } else if (!member.isAttribute()) {
                member(member, value, at, outer, depth);
            }
        }
    }

    private void member(SoapMember member, @CheckForNull Object value, String path, String outer, int depth) {
        SoapType type = types.get(member.type());
        if (value instanceof Collection<?> list) {
            if (!member.isRepeated() && list.size() > 1) {
                throw new UnfitValueException(path, "may be there once");
            }
            int index = 0;
            for (Object element : list) {
                typed(member, type, element, path + "[" + index++ + "]", outer, depth);
            }
            return;
        }
        typed(member, type, value, path, outer, depth);
    }

    private void typed(
            SoapMember member, SoapType type, @CheckForNull Object value, String path, String outer, int depth) {
        requireDepth(depth, path);
        if (value == null || type == SoapType.ANY || type.isOpen() && !type.isComplex()) {
            freeElement(member.namespace(), outer, member.name(), value, path, depth + 1);
            return;
        }
        if (!type.isComplex()) {
            open(member.namespace(), outer, member.name(), "");
            xml.append(XmlText.escape(SoapValues.text(type, value, path)));
            close(member.name());
            return;
        }
        Map<?, ?> map = value instanceof Map<?, ?> given ? given : Map.of(TEXT, value);
        requireKnown(type, map, path);
        @SuppressWarnings("unchecked")
        Map<String, ?> values = (Map<String, ?>) map;
        StringBuilder attributes = new StringBuilder();
        attributes(type.members(), values, path, attributes);
        open(member.namespace(), outer, member.name(), attributes.toString());
        members(type.members(), values, path, member.namespace(), depth + 1);
        map.forEach((key, element) -> {
            if (!isMember(type, key)) {
                freeKey(String.valueOf(key), element, path, member.namespace(), depth + 1);
            }
        });
        close(member.name());
    }

    private static boolean isMember(SoapType type, Object key) {
        return type.members().stream().anyMatch(member -> member.name().equals(key));
    }

    private static void requireKnown(SoapType type, Map<?, ?> map, String path) {
        boolean hasText = type.simple() != ParameterType.ANY;
        for (Object key : map.keySet()) {
            boolean isText = TEXT.equals(key) && (hasText || type.isOpen());
            if (TEXT.equals(key) && !isText) {
                throw new UnfitValueException(path, "must be a map");
            }
            if (!isText && !type.isOpen() && !isMember(type, key)) {
                String known = String.join(
                        ", ", type.members().stream().map(SoapMember::name).toList());
                throw new UnfitValueException(path + "." + key, "is unknown; allowed are " + known);
            }
        }
    }

    private void attributes(List<SoapMember> members, Map<String, ?> values, String path, StringBuilder attributes) {
        int number = 0;
        for (SoapMember member : members) {
            Object value = values.get(member.name());
            if (member.isAttribute() && value != null) {
                String text = SoapValues.text(types.get(member.type()), value, path + "." + member.name());
                String prefix = member.namespace().isEmpty() ? "" : "a" + number++ + ":";
                if (!prefix.isEmpty()) {
                    attributes
                            .append(" xmlns:")
                            .append(prefix, 0, prefix.length() - 1)
                            .append("=\"")
                            .append(XmlText.escape(member.namespace()))
                            .append('"');
                }
                attributes
                        .append(' ')
                        .append(prefix)
                        .append(member.name())
                        .append("=\"")
                        .append(XmlText.escape(text))
                        .append('"');
            }
        }
    }

    private void freeKey(String key, @CheckForNull Object value, String path, String outer, int depth) {
        String at = path.isEmpty() ? key : path + "." + key;
        if (key.equals(TEXT)) {
            xml.append(XmlText.escape(SoapValues.text(value == null ? "" : value, at)));
            return;
        }
        if (key.startsWith("@")) {
            return;
        }
        int end = key.startsWith("{") ? key.indexOf('}') : -1;
        String namespace = end < 0 ? outer : key.substring(1, end);
        String name = key.substring(end + 1);
        requireName(name, at);
        for (Object element : value instanceof Collection<?> list ? list : Collections.singletonList(value)) {
            freeElement(namespace, outer, name, element, at, depth + 1);
        }
    }

    private void freeElement(
            String namespace, String outer, String name, @CheckForNull Object value, String path, int depth) {
        requireDepth(depth, path);
        StringBuilder attributes = new StringBuilder();
        if (value == null) {
            attributes.append(" xmlns:xsi=\"" + XSI + "\" xsi:nil=\"true\"");
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> freeAttribute(String.valueOf(key), element, path, attributes));
        }
        open(namespace, outer, name, attributes.toString());
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> freeKey(String.valueOf(key), element, path, namespace, depth));
        } else if (value != null) {
            xml.append(XmlText.escape(SoapValues.text(value, path)));
        }
        close(name);
    }

    private void freeAttribute(String key, @CheckForNull Object value, String path, StringBuilder attributes) {
        if (key.startsWith("@") && value != null) {
            String name = key.substring(1);
            requireName(name, path + "." + key);
            attributes
                    .append(' ')
                    .append(name)
                    .append("=\"")
                    .append(XmlText.escape(SoapValues.text(value, path + "." + key)))
                    .append('"');
        }
    }

    private void requireName(String name, String path) {
        if (!XmlText.isName(name) || name.toLowerCase(Locale.ROOT).startsWith("xmlns")) {
            throw new UnfitValueException(path, "has a name that no element of XML can have");
        }
    }

    private static void requireDepth(int depth, String path) {
        if (depth > DEPTH) {
            throw new UnfitValueException(
                    path.substring(0, Math.min(100, path.length())),
                    "has more than " + DEPTH + " maps within each other");
        }
    }

    private void open(String namespace, String name, String attributes) {
        xml.append('<')
                .append(name)
                .append(" xmlns=\"")
                .append(XmlText.escape(namespace))
                .append('"')
                .append(attributes)
                .append('>');
    }

    /** An element says its namespace where it has another one than the element around it. */
    private void open(String namespace, String outer, String name, String attributes) {
        if (!namespace.equals(outer)) {
            open(namespace, name, attributes);
            return;
        }
        xml.append('<').append(name).append(attributes).append('>');
    }

    private void close(String name) {
        xml.append("</").append(name).append('>');
    }
}
