package io.jenkins.plugins.externalsystems.docs;

import static io.jenkins.plugins.externalsystems.docs.MarkdownTable.code;

import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import java.util.List;

/** The page about the environment variables of all connectors. */
final class EnvironmentVariablesPage {
    private EnvironmentVariablesPage() {}

    static String write(List<ConnectorDefinition> definitions) {
        MarkdownTable table = new MarkdownTable("Variable", "System", "Setting", "Description");
        for (ConnectorDefinition definition : definitions) {
            for (Setting setting : definition.settings()) {
                if (setting.environmentVariable() != null) {
                    table.row(
                            code(setting.environmentVariable()),
                            definition.displayName(),
                            code(setting.name()),
                            setting.description());
                }
            }
        }
        return "# Environment variables\n\n"
                + GeneratedPages.NOTICE
                + "\nThe library and the terminal runner read these where a connection does not have the setting. Inside Jenkins"
                + " they are\nnot read: a secret there comes from the credential store only.\n\n"
                + table;
    }
}
