package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What lists of own templates have in common, whatever a template is. */
final class TemplateList {
    private TemplateList() {}

    /**
     * A copy of what a form or configuration as code gives.
     *
     * @param given null for none
     * @throws IllegalArgumentException for a name that two have
     */
    static <T> List<T> checked(@CheckForNull List<T> given, Function<T, String> name) {
        List<T> templates = given == null ? List.of() : new ArrayList<>(given);
        Set<String> names = new HashSet<>();
        for (T template : templates) {
            if (!names.add(name.apply(template))) {
                throw new IllegalArgumentException("Two templates have the name " + name.apply(template));
            }
        }
        return templates;
    }

    /** Sets the connector's setting; not at all without templates. */
    static <T> void contribute(
            List<T> templates, Function<T, String> name, Function<T, String> text, ConnectorConfig.Builder settings) {
        if (!templates.isEmpty()) {
            Map<String, String> texts = new LinkedHashMap<>();
            templates.forEach(template -> texts.put(name.apply(template), text.apply(template)));
            settings.set("templates", texts);
        }
    }
}
