package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The grouping key in a path below {@code /metrics}, read as a Pushgateway does: decoded first, so that %2F is a slash. */
final class GroupPath {
    private GroupPath() {}

    /** @param path from {@code /job} on, as it stood on the wire */
    static Map<String, String> labels(String path) throws GatewayRefusal {
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        String[] parts = decoded.substring(1).split("/", -1);
        Map<String, String> labels = new TreeMap<>();
        String job = value(parts[0], parts[1]);
        if (job.isEmpty()) {
            throw new GatewayRefusal("job name is required");
        }
        if (parts.length % 2 != 0) {
            String rest = decoded.substring(decoded.indexOf('/', decoded.indexOf('/', 1) + 1));
            throw new GatewayRefusal("odd number of components in label string \"" + rest + "\"");
        }
        for (int i = 2; i < parts.length; i += 2) {
            String name = parts[i].replaceFirst("@base64$", "");
            if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*") || name.startsWith("__")) {
                throw new GatewayRefusal("improper label name \"" + name + "\"");
            }
            labels.put(name, value(parts[i], parts[i + 1]));
        }
        labels.put("job", job);
        return labels;
    }

    private static String value(String name, String value) throws GatewayRefusal {
        if (!name.endsWith("@base64")) {
            return value;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value.replaceAll("=+$", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new GatewayRefusal("invalid base64 encoding for "
                    + (name.startsWith("job@") ? "job name" : "label " + name.replaceFirst("@base64$", "") + "=") + "\""
                    + value
                    + "\": illegal base64 data at input byte 0");
        }
    }
}
