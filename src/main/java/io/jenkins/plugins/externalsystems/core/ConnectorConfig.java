package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The settings of one connection, read with the connector's own {@link Setting} declarations. Immutable once built.
 * Every getter throws {@link ExternalSystemException} CONFIGURATION_ERROR, naming connection and setting, for a value of
 * the wrong form.
 */
public final class ConnectorConfig {
    private final String connectionId;
    private final Map<String, Object> values;
    private final UnaryOperator<String> environment;
    private final Map<String, Setting> declared;

    private ConnectorConfig(
            String connectionId,
            Map<String, Object> values,
            UnaryOperator<String> environment,
            Map<String, Setting> declared) {
        this.connectionId = connectionId;
        this.values = values;
        this.environment = environment;
        this.declared = declared;
    }

    /** @param connectionId shown in every message about the connection */
    public static Builder builder(String connectionId) {
        return new Builder(connectionId);
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {
        private final String connectionId;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private UnaryOperator<String> environment = name -> null;

        private Builder(String connectionId) {
            this.connectionId = connectionId;
        }

        /** Sets a value; null or blank text means "not set". */
        public Builder set(String name, @CheckForNull Object value) {
            if (value == null || value instanceof String text && text.isBlank()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
            return this;
        }

        public Builder setAll(Map<String, ?> settings) {
            settings.forEach(this::set);
            return this;
        }

        /** Where a missing setting's environment variable is read; the library and the runner use {@code System::getenv}. */
        public Builder environment(UnaryOperator<String> lookup) {
            this.environment = lookup;
            return this;
        }

        public ConnectorConfig build() {
            return new ConnectorConfig(connectionId, new LinkedHashMap<>(values), environment, Map.of());
        }
    }

    /**
     * The same values read by a connector's declarations: defaults and environment variables apply, required settings are
     * present and every value converts.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    public ConnectorConfig bind(List<Setting> settings) {
        Map<String, Setting> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.put(setting.name(), setting));
        ConnectorConfig bound = new ConnectorConfig(connectionId, values, environment, byName);
        for (Setting setting : settings) {
            Object value = bound.read(setting.name());
            if (value == null && setting.isRequired()) {
                throw bound.invalid(setting.name(), "is missing");
            }
        }
        return bound;
    }

    /** The same values with another place to look a missing setting's environment variable up. */
    public ConnectorConfig withEnvironment(UnaryOperator<String> lookup) {
        return new ConnectorConfig(connectionId, values, lookup, declared);
    }

    /** Names that were given and that no declaration knows, sorted; empty before {@link #bind}. */
    public Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>();
        if (!declared.isEmpty()) {
            unknown.addAll(values.keySet());
            unknown.removeAll(declared.keySet());
        }
        return unknown;
    }

    public String connectionId() {
        return connectionId;
    }

    /** Whether the setting has a value, be it a default. */
    public boolean has(String name) {
        return read(name) != null;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(read(name)).map(Object::toString);
    }

    /** The text of a setting that has to be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    public Optional<URI> url(String name) {
        return Optional.ofNullable((URI) read(name));
    }

    /** An integer; the setting is required or has a default. */
    public int integer(String name) {
        return (Integer) present(name);
    }

    /** A decimal number; the setting is required or has a default. */
    public double decimal(String name) {
        return (Double) present(name);
    }

    /** Unset reads as false. */
    public boolean bool(String name) {
        Object value = read(name);
        return value != null && (Boolean) value;
    }

    /** A duration; the setting is required or has a default. */
    public Duration duration(String name) {
        return (Duration) present(name);
    }

    /** Unset reads as an empty list. */
    @SuppressWarnings("unchecked")
    public List<String> list(String name) {
        Object value = read(name);
        return value == null ? List.of() : (List<String>) value;
    }

    /** Unset reads as an empty map. */
    @SuppressWarnings("unchecked")
    public Map<String, String> texts(String name) {
        Object value = read(name);
        return value == null ? Map.of() : (Map<String, String>) value;
    }

    /** Unset reads as an empty list. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> maps(String name) {
        Object value = read(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    public Optional<SecretValue> secret(String name) {
        return Optional.ofNullable((SecretValue) read(name));
    }

    /** Unset reads as an empty map. */
    @SuppressWarnings("unchecked")
    public Map<String, SecretValue> secrets(String name) {
        Object value = read(name);
        return value == null ? Map.of() : (Map<String, SecretValue>) value;
    }

    /** A failure about a setting of this connection: {@code Connection 'x': setting 'y' <problem>}. */
    public ExternalSystemException invalid(String name, String problem) {
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                "Connection '" + connectionId + "': setting '" + name + "' " + problem + ".");
    }

    private Object present(String name) {
        Object value = read(name);
        if (value == null) {
            throw invalid(name, "is missing");
        }
        return value;
    }

    @CheckForNull
    private Object read(String name) {
        Setting setting = declared.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("setting '" + name + "' is not declared");
        }
        Object value = values.get(name);
        if (value == null && setting.environmentVariable() != null) {
            String text = environment.apply(setting.environmentVariable());
            if (text != null && !text.isBlank()) {
                value = setting.type() == SettingType.SECRET ? SecretValue.of(text) : text;
            }
        }
        if (value == null) {
            value = setting.defaultValue();
        }
        if (value == null) {
            return null;
        }
        try {
            return SettingConversion.convert(setting.type(), value);
        } catch (IllegalArgumentException wrong) {
            throw invalid(name, wrong.getMessage());
        }
    }

    /** Whether the other has the same id, values and secrets, so that a connector made from it still serves. */
    public boolean isSameAs(ConnectorConfig other) {
        return connectionId.equals(other.connectionId) && values.equals(other.values);
    }

    /** Names only, never values. */
    @Override
    public String toString() {
        return "ConnectorConfig[" + connectionId + ": " + values.keySet() + "]";
    }
}
