package io.jenkins.plugins.externalsystems.core.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elements as plain data: text alone is a text, elements within are a map by name, several of one name are a list, an attribute
 * is {@code @name}, text beside others {@code #text}, {@code xsi:nil} nothing. Namespaces are left out.
 */
public final class ElementData {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private ElementData() {}

    /** What an element holds; null where it says that it holds nothing. */
    @CheckForNull
    public static Object of(XmlElement element) {
        String nil = element.attribute(XSI, "nil").orElse("");
        if (nil.equals("true") || nil.equals("1")) {
            return null;
        }
        Map<String, Object> map = mapOf(element);
        return map.isEmpty() ? element.text() : map;
    }

    /** Attributes and elements by name; empty for text alone. */
    public static Map<String, Object> mapOf(XmlElement element) {
        Map<String, Object> map = new LinkedHashMap<>();
        element.attributes().forEach((name, value) -> {
            if (!name.startsWith("{")) {
                map.put("@" + name, value);
            }
        });
        Map<String, List<Object>> repeated = new LinkedHashMap<>();
        for (XmlElement child : element.children()) {
            repeated.computeIfAbsent(child.name(), name -> new ArrayList<>(1)).add(of(child));
        }
        repeated.forEach((name, values) -> map.put(name, values.size() == 1 ? values.get(0) : values));
        String text = element.text().strip();
        if (!map.isEmpty() && !text.isEmpty()) {
            map.put("#text", text);
        }
        return map;
    }
}
