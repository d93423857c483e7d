package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The groups of a Pushgateway by key, and its check that they fit together. Thread-safe. */
final class GatewayState {
    private final Map<Map<String, String>, Map<String, PushedFamily>> groups = new LinkedHashMap<>();

    synchronized void push(Map<String, String> key, Map<String, PushedFamily> families, boolean replacesGroup)
            throws GatewayRefusal {
        Map<String, PushedFamily> group = new TreeMap<>(replacesGroup ? Map.of() : groups.getOrDefault(key, Map.of()));
        group.putAll(families);
        for (PushedFamily family : families.values()) {
            requireFitting(key, family);
        }
        groups.put(key, group);
    }

    private void requireFitting(Map<String, String> key, PushedFamily family) throws GatewayRefusal {
        Set<String> seen = new HashSet<>();
        for (PushedSample sample : family.samples()) {
            for (String name : sample.labels().keySet()) {
                if (name.startsWith("__")) {
                    throw GatewayRefusal.inconsistent(
                            "collected metric \"" + family.name() + "\" has a label with an invalid name: " + name);
                }
            }
            if (!seen.add(sample.name() + new TreeMap<>(labels(key, sample)))) {
                throw GatewayRefusal.inconsistent("collected metric \"" + family.name()
                        + "\" was collected before with the same name and label values");
            }
        }
        for (Map.Entry<Map<String, String>, Map<String, PushedFamily>> other : groups.entrySet()) {
            PushedFamily same = other.getValue().get(family.name());
            if (same != null && !other.getKey().equals(key) && !same.type().equals(family.type())) {
                throw GatewayRefusal.inconsistent("collected metric \"" + family.name() + "\" is not a "
                        + family.type().toUpperCase(Locale.ROOT));
            }
        }
    }

    synchronized void delete(Map<String, String> key) {
        groups.remove(key);
    }

    /** The families of a group; empty if there is none. */
    synchronized List<PushedFamily> families(Map<String, String> key) {
        return List.copyOf(groups.getOrDefault(key, Map.of()).values());
    }

    synchronized Set<Map<String, String>> keys() {
        return Set.copyOf(groups.keySet());
    }

    /** All samples as Prometheus scrapes them, with the labels of their groups. */
    synchronized List<FakeSeries> series() {
        List<FakeSeries> all = new ArrayList<>();
        groups.forEach((key, group) -> group.values()
                .forEach(family -> family.samples()
                        .forEach(sample ->
                                all.add(new FakeSeries(sample.name(), labels(key, sample), sample.value())))));
        return all;
    }

    /** The key's labels win, and there always is an instance. */
    static Map<String, String> labels(Map<String, String> key, PushedSample sample) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        labels.putAll(key);
        labels.putIfAbsent("instance", "");
        return labels;
    }
}
