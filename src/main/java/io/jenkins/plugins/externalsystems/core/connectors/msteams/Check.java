package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that the deep check of a connection looked at.
 *
 * @param ok false only where it surely does not work; what cannot be found out is no failure
 * @param message one sentence, with what to do where it is not ok
 */
record Check(String name, boolean ok, String message) {

    /** {@code name}, {@code ok}, {@code message}. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("ok", ok);
        map.put("message", message);
        return map;
    }
}
