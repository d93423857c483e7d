package io.jenkins.plugins.externalsystems.runner.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.credentials.ClientCertificate;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import io.jenkins.plugins.externalsystems.runner.binding.Conversion;
import io.jenkins.plugins.externalsystems.runner.binding.DataBinder;
import io.jenkins.plugins.externalsystems.runner.binding.SymbolIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Connections and credentials from a file in the form of Configuration as Code: {@code unclassified: externalSystems:
 * connections:} and {@code credentials: system: domainCredentials:} with {@code string}, {@code usernamePassword} and
 * {@code certificate}. What else such a file configures is left to a Jenkins. The connections are made by the plugin's own classes.
 */
public final class ConfigurationFile {
    private final String name;
    private final Placeholders placeholders;
    private final List<String> secretTexts = new ArrayList<>();
    private final Map<String, ConnectionSecret> credentials = new LinkedHashMap<>();
    private final Map<String, ClientCertificate> certificates = new LinkedHashMap<>();
    private final Map<String, ConnectionConfiguration> connections = new LinkedHashMap<>();

    private ConfigurationFile(String name, UnaryOperator<String> variables) {
        this.name = name;
        this.placeholders = new Placeholders(variables);
    }

    /** A file without anything. */
    public static ConfigurationFile empty() {
        return new ConfigurationFile("no file", unused -> null);
    }

    /**
     * Reads a file's text.
     *
     * @param name for messages
     * @param variables gives the value of an environment variable, null if it is not set
     * @throws BrokenInput naming the place in the file
     */
    public static ConfigurationFile parse(String name, String yaml, UnaryOperator<String> variables) {
        ConfigurationFile file = new ConfigurationFile(name, variables);
        YamlNode root = new YamlNode(name, "", load(name, yaml));
        for (YamlNode domain :
                root.get("credentials").get("system").get("domainCredentials").list()) {
            domain.get("credentials").list().forEach(file::addCredential);
        }
        YamlNode externalSystems = root.get("unclassified").get("externalSystems");
        for (String key : externalSystems.map().keySet()) {
            if (!key.equals("connections")) {
                throw externalSystems.get(key).broken("is unknown; allowed is connections");
            }
        }
        SortedMap<String, Class<? extends ConnectionConfiguration>> types =
                SymbolIndex.of(ConnectionConfiguration.class);
        externalSystems.get("connections").list().forEach(node -> file.addConnection(node, types));
        return file;
    }

    /** The connections by id, in the order of the file. */
    public Map<String, ConnectionConfiguration> connections() {
        return Collections.unmodifiableMap(connections);
    }

    public SecretSource credentials() {
        return new FileCredentials(name, credentials, certificates);
    }

    /** The secrets in plain, so that they can be masked in what is printed. */
    public List<String> secretTexts() {
        return List.copyOf(secretTexts);
    }

    @CheckForNull
    private static Object load(String name, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (MarkedYAMLException broken) {
            // The snippet that YAML's own message shows may hold a secret.
            String place = broken.getProblemMark() == null
                    ? ""
                    : ", line " + (broken.getProblemMark().getLine() + 1);
            throw BrokenInput.file(name + place + ": not YAML: " + broken.getProblem() + ".", broken);
        } catch (YAMLException broken) {
            throw BrokenInput.file(name + ": not YAML.", broken);
        }
    }

    private void addCredential(YamlNode node) {
        Map.Entry<String, YamlNode> entry = node.single();
        YamlNode fields = entry.getValue();
        String id = fill(fields, "id");
        if (credentials.containsKey(id) || certificates.containsKey(id)) {
            throw fields.broken("has the id of another credential");
        }
        switch (entry.getKey()) {
            case "string" -> credentials.put(id, new ConnectionSecret(null, secret(fields, "secret")));
            case "usernamePassword" ->
                credentials.put(id, new ConnectionSecret(fill(fields, "username"), secret(fields, "password")));
            case "certificate" -> {
                YamlNode store = fields.get("keyStoreSource").get("uploaded");
                certificates.put(
                        id, new ClientCertificate(secret(store, "uploadedKeystore"), secret(fields, "password")));
            }
            default ->
                throw fields.broken("is a kind of credential that the runner does not know; it takes string,"
                        + " usernamePassword and certificate");
        }
    }

    private SecretValue secret(YamlNode fields, String key) {
        String text = fill(fields, key);
        secretTexts.add(text);
        return SecretValue.of(text);
    }

    private String fill(YamlNode fields, String key) {
        return fill(fields.text(key), fields.get(key).path());
    }

    private String fill(String text, String path) {
        try {
            return placeholders.fill(text);
        } catch (IllegalArgumentException unset) {
            throw BrokenInput.file(name + ": " + path + ": " + unset.getMessage() + ".", unset);
        }
    }

    /** The value with the placeholders of all its texts filled in. */
    @CheckForNull
    private Object filled(YamlNode node) {
        Object value = node.value();
        if (value instanceof Map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            node.map().keySet().forEach(key -> entries.put(key, filled(node.get(key))));
            return entries;
        }
        if (value instanceof List) {
            List<Object> elements = new ArrayList<>();
            node.list().forEach(element -> elements.add(filled(element)));
            return elements;
        }
        return value instanceof String text ? fill(text, node.path()) : value;
    }

    private void addConnection(YamlNode node, SortedMap<String, Class<? extends ConnectionConfiguration>> types) {
        Map.Entry<String, YamlNode> entry = node.single();
        Class<? extends ConnectionConfiguration> type = types.get(entry.getKey());
        if (type == null) {
            throw node.broken("is of the unknown type '" + entry.getKey() + "'; known are " + types.keySet());
        }
        YamlNode fields = entry.getValue();
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String key : fields.map().keySet()) {
            arguments.put(key, filled(fields.get(key)));
        }
        try {
            ConnectionConfiguration connection =
                    DataBinder.of(type, Conversion.SCALARS).bind(fields.path(), arguments);
            if (connections.put(connection.getId(), connection) != null) {
                throw fields.broken("has the id '" + connection.getId() + "' of another connection");
            }
        } catch (IllegalArgumentException refused) {
            throw BrokenInput.file(name + ": " + refused.getMessage() + ".", refused);
        }
    }
}
