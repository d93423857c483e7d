package io.jenkins.plugins.externalsystems.core.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** The types of a document by key. Types may hold themselves, which is why members name them. Not changed once it is read. */
public final class SoapTypes {
    private final Map<String, SoapType> types = new LinkedHashMap<>();

    /** The type; one that nobody described takes anything. */
    public SoapType get(String key) {
        return types.getOrDefault(key, SoapType.ANY);
    }

    /** Whether there is a type of that key. */
    public boolean has(String key) {
        return types.containsKey(key);
    }

    /** Adds a type, or says more of it, while the document is read. */
    public void describe(String key, SoapType type) {
        types.put(key, type);
    }
}
