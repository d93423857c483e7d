package io.jenkins.plugins.externalsystems.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.authentication.BasicAuthentication;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** The button that tests a connection as the form's script presses it, and configuration as code, of one kind of connection. */
public final class FormTest {
    private final JenkinsRule jenkins;
    private final Class<? extends ConnectionConfiguration> kind;

    public FormTest(JenkinsRule jenkins, Class<? extends ConnectionConfiguration> kind) {
        this.jenkins = jenkins;
        this.kind = kind;
    }

    /** The fields of a connection {@code probe} that waits for nothing, to be changed. */
    public Map<String, Object> fields(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("$class", kind.getName());
        fields.put("id", "probe");
        fields.put("verifySsl", true);
        fields.put("timeout", 5);
        fields.put("maxRetries", 0);
        fields.put(name, value);
        return fields;
    }

    /** The same fields but one. */
    public static Map<String, Object> with(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    /** The part of the form that says how to authenticate. @param way such as {@code Bearer} */
    public static Map<String, Object> authentication(String way, String credentialsId) {
        return Map.of(
                "$class",
                BasicAuthentication.class.getPackageName() + "." + way + "Authentication",
                "credentialsId",
                credentialsId);
    }

    /** What the button answers, as markup. */
    public String test(Map<String, Object> fields) throws Exception {
        String path = Forms.path(jenkins.jenkins.getDescriptorOrDie(kind), "testForm");
        WebResponse answer = Forms.post(Forms.client(jenkins), path, Map.of("connection", Json.write(fields)));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return answer.getContentAsString();
    }

    /** The same, which is an error in words for people. */
    public String error(Map<String, Object> fields) throws Exception {
        String answer = test(fields);
        assertThat(answer).startsWith("<div class=\"error\">").doesNotContain("Exception");
        return answer.replace("&#039;", "'").replace("&quot;", "\"");
    }

    /** Takes over a file of configuration as code. */
    public static void configure(Path folder, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), text);
        ConfigurationAsCode.get().configure(List.of(file.toString()));
    }

    /** Our part of the export. */
    public static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("externalSystems"));
    }
}
