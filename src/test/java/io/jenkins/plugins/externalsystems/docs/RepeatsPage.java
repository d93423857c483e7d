package io.jenkins.plugins.externalsystems.docs;

import static io.jenkins.plugins.externalsystems.docs.MarkdownTable.code;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.Operation;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import java.util.ArrayList;
import java.util.List;

/** The page that says of every operation what follows when nobody knows whether it arrived. */
final class RepeatsPage {
    private RepeatsPage() {}

    static String write(List<ConnectorDefinition> definitions) {
        MarkdownTable table =
                new MarkdownTable("System", "Done again as it is", "Looked for first", "Never done again");
        for (ConnectorDefinition definition : definitions) {
            List<String> safe = new ArrayList<>();
            List<String> looksFirst = new ArrayList<>();
            List<String> unsafe = new ArrayList<>();
            OperationTable operations = definition.operations();
            operations.operations().forEach(operation -> {
                of(operation.safety(), safe, looksFirst, unsafe).add(code(operation.name()));
            });
            for (ItemVerb verb : ItemVerb.values()) {
                for (Operation item : operations.items(verb)) {
                    of(item.safety(), safe, looksFirst, unsafe)
                            .add(code(verb.operation()) + " of " + code(item.name()));
                }
            }
            table.row(definition.displayName(), list(safe), list(looksFirst), list(unsafe));
        }
        return "# What happens when nobody knows whether a request arrived\n\n"
                + GeneratedPages.NOTICE
                + "\nAfter a time-out, a broken connection or a restart of Jenkins, see [Reliability](../reliability.md).\n\n"
                + table;
    }

    private static List<String> of(
            RepeatSafety safety, List<String> safe, List<String> looksFirst, List<String> unsafe) {
        return switch (safety) {
            case SAFE, KEYED -> safe;
            case LOOKS_FIRST -> looksFirst;
            case UNSAFE -> unsafe;
        };
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
