package io.jenkins.plugins.externalsystems.fakes.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services of {@code docs/examples}, and the variables that the examples' files take. */
public final class ExampleServices implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-[^}]*)?\\}");

    private final FakeVessels vessels = new FakeVessels();
    private final FakeDataProcessing data = new FakeDataProcessing();
    private final FakeFabric fabric = new FakeFabric();

    public FakeVessels vessels() {
        return vessels;
    }

    public FakeDataProcessing data() {
        return data;
    }

    public FakeFabric fabric() {
        return fabric;
    }

    /** What an environment would have; waits are short. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("VESSELS_URL", vessels.url().toString());
        variables.put("VESSELS_API_KEY", vessels.apiKey());
        variables.put("DATA_URL", data.url().toString());
        variables.put("DATA_CLIENT_ID", data.clientId());
        variables.put("DATA_CLIENT_SECRET", data.clientSecret());
        variables.put("DATA_API_KEY", data.apiKey());
        variables.put("DATA_POLL", "1s");
        variables.put("FABRIC_URL", fabric.url().toString());
        variables.put("FABRIC_TOKEN", fabric.token());
        return variables;
    }

    /** What must appear nowhere. */
    public List<String> secrets() {
        return List.of(vessels.apiKey(), data.clientSecret(), data.apiKey(), fabric.token());
    }

    /** The connections of an example, with the variables filled in. @param example its folder's name */
    public String connections(String example) {
        Matcher variable = VARIABLE.matcher(read(example, "connections.yaml"));
        Map<String, String> known = variables();
        return variable.replaceAll(match -> Matcher.quoteReplacement(known.get(match.group(1))));
    }

    /** The Jenkinsfile of an example. */
    public static String jenkinsfile(String example) {
        return read(example, "Jenkinsfile");
    }

    /** Where an example's files are. */
    public static Path folder(String example) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("docs/examples"))) {
            root = root.getParent();
        }
        return root.resolve("docs/examples").resolve(example);
    }

    private static String read(String example, String file) {
        try {
            return Files.readString(folder(example).resolve(file));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        vessels.close();
        data.close();
        fabric.close();
    }
}
