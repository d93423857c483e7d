package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The samples of one metric's name. */
public final class PushedFamily {
    private static final Set<String> PARTS = Set.of("_bucket", "_sum", "_count");

    private final String name;
    private final List<PushedSample> samples = new ArrayList<>();
    private String type = "untyped";
    private String help = "";

    PushedFamily(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** In lower case, as in the text. */
    public String type() {
        return type;
    }

    void type(String given) {
        type = given;
    }

    public String help() {
        return help;
    }

    void help(String given) {
        help = given;
    }

    public List<PushedSample> samples() {
        return List.copyOf(samples);
    }

    void add(PushedSample sample) {
        samples.add(sample);
    }

    /** Whether a line with this name belongs here: histograms and summaries have lines of several names. */
    boolean has(String sampleName) {
        if (sampleName.equals(name)) {
            return !type.equals("histogram");
        }
        boolean hasParts = type.equals("histogram") || type.equals("summary");
        return hasParts
                && sampleName.startsWith(name)
                && PARTS.contains(sampleName.substring(name.length()))
                && (type.equals("histogram") || !sampleName.endsWith("_bucket"));
    }
}
