package io.jenkins.plugins.externalsystems.core.schema.document;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as plain data, counted while it is read. Values mean what they mean in YAML 1.2, as OpenAPI has it: {@code yes} and
 * {@code 2020-01-01} are texts. An alias is the same data again, not a copy; tags make no objects, since no object is made.
 */
final class YamlTree {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,400}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]{1,100}|[0-9]{1,100}(?:\\.[0-9]{0,100})?)(?:[eE][-+]?[0-9]{1,4})?");

    private final TreeBuilder tree = new TreeBuilder();
    private final Map<String, Object> anchors = new HashMap<>();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean hasDocument;

    @CheckForNull
    static Object read(String text) {
        requireShortLines(text);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SchemaLimits.BYTES);
        options.setProcessComments(false);
        YamlTree yaml = new YamlTree();
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                yaml.add(event);
            }
        } catch (MarkedYAMLException broken) {
            Mark at = broken.getProblemMark();
            String place = at == null ? "" : " at line %,d, column %,d".formatted(at.getLine() + 1, at.getColumn() + 1);
            throw new SchemaException(
                    "is not valid YAML" + place + " (" + SafeWords.sentence(String.valueOf(broken.getProblem())) + ")");
        } catch (YAMLException broken) {
            throw new SchemaException("is not valid YAML");
        }
        return yaml.tree.root();
    }

    /** The scanner copies all of a word again for each kilobyte of it. */
    private static void requireShortLines(String text) {
        int start = 0;
        int line = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                start = at + 1;
                line += c == '\n' ? 1 : 0;
            } else if (at - start == SchemaLimits.YAML_LINE) {
                throw new SchemaException(
                        "has more than %,d characters in line %,d".formatted(SchemaLimits.YAML_LINE, line));
            }
        }
    }

    private void add(Event event) {
        int line = event.getStartMark() == null ? 0 : event.getStartMark().getLine() + 1;
        if (event instanceof DocumentStartEvent) {
            if (hasDocument) {
                throw new SchemaException("has several YAML documents; the second begins at line %,d".formatted(line));
            }
            hasDocument = true;
        } else if (event instanceof CollectionStartEvent start) {
            begin(start, line);
        } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            open.remove(tree.current());
            tree.end();
        } else if (event instanceof AliasEvent alias) {
            add(aliased(alias, line), line);
        } else if (event instanceof ScalarEvent scalar) {
            scalar(scalar, line);
        }
    }

    private void begin(CollectionStartEvent start, int line) {
        if (tree.isKeyNext()) {
            throw new SchemaException("has a list or a map as a key at line %,d".formatted(line));
        }
        tree.begin(start instanceof MappingStartEvent, line);
        open.add(tree.current());
        anchor(start, tree.current());
    }

    private void scalar(ScalarEvent scalar, int line) {
        if (tree.isKeyNext()) {
            if (scalar.isPlain() && scalar.getValue().equals("<<")) {
                throw new SchemaException(
                        "merges maps with '<<' at line %,d, which YAML 1.2 does not have; write the values out"
                                .formatted(line));
            }
            anchor(scalar, scalar.getValue());
            tree.key(scalar.getValue(), line);
            return;
        }
        Object value = scalar.isPlain() && scalar.getTag() == null ? meaning(scalar.getValue()) : scalar.getValue();
        anchor(scalar, value);
        tree.add(value, line);
    }

    private void add(@CheckForNull Object value, int line) {
        if (tree.isKeyNext()) {
            if (!(value instanceof String name)) {
                throw new SchemaException("has an alias as a key that is no text at line %,d".formatted(line));
            }
            tree.key(name, line);
        } else {
            tree.add(value, line);
        }
    }

    private void anchor(NodeEvent event, @CheckForNull Object value) {
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), value);
        }
    }

    @CheckForNull
    private Object aliased(AliasEvent alias, int line) {
        if (!anchors.containsKey(alias.getAnchor())) {
            throw new SchemaException("has the alias '*%s' for an anchor that is not there at line %,d"
                    .formatted(SafeWords.of(alias.getAnchor()), line));
        }
        Object value = anchors.get(alias.getAnchor());
        if (value != null && open.contains(value)) {
            throw new SchemaException("has the alias '*%s' for something that it is a part of at line %,d"
                    .formatted(SafeWords.of(alias.getAnchor()), line));
        }
        return value;
    }

    @CheckForNull
    private static Object meaning(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> Boolean.TRUE;
            case "false", "False", "FALSE" -> Boolean.FALSE;
            default -> {
                if (INTEGER.matcher(plain).matches()) {
                    yield new BigInteger(plain.startsWith("+") ? plain.substring(1) : plain);
                }
                yield DECIMAL.matcher(plain).matches() ? new BigDecimal(plain) : plain;
            }
        };
    }
}
