package io.jenkins.plugins.externalsystems.docs;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All pages below {@code docs/reference}, by file name. */
final class GeneratedPages {
    static final String NOTICE =
            "<!-- Written by ReferenceDocsTest from the code: change the code and run it with -Ddocs.update=true. -->\n";

    private GeneratedPages() {}

    static Map<String, String> all(ConnectorRuntime runtime) {
        List<ConnectorDefinition> definitions = definitions(runtime);
        Map<String, String> pages = new TreeMap<>();
        definitions.forEach(definition -> pages.put(definition.type() + ".md", ConnectorPage.of(definition)));
        pages.put("error-codes.md", ErrorCodesPage.write());
        pages.put("repeats.md", RepeatsPage.write(definitions));
        pages.put("environment-variables.md", EnvironmentVariablesPage.write(definitions));
        pages.put("public-api.txt", PublicApi.write());
        return pages;
    }

    private static List<ConnectorDefinition> definitions(ConnectorRuntime runtime) {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(provider -> provider.get().create(runtime))
                .map(DeclaredConnector.class::cast)
                .map(DeclaredConnector::definition)
                .sorted(Comparator.comparing(ConnectorDefinition::type))
                .toList();
    }
}
