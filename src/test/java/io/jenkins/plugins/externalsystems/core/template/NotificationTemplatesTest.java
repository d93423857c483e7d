package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationTemplatesTest {
    @Test
    void bringsFourTemplates() {
        assertThat(new NotificationTemplates(Map.of()).names())
                .containsExactly("compliance_issue", "driver_alert", "integration_error", "vessel_arrival");
    }

    @Test
    void putsAnAdministratorsOwnOverAndBesideThem() {
        NotificationTemplates templates = new NotificationTemplates(
                Map.of("vessel_arrival", "title: Ahoy\n\n{{a}}", "my-event", "title: Mine\n\ntext"));

        assertThat(templates.names()).hasSize(5).contains("my-event");
        assertThat(templates.find("vessel_arrival").orElseThrow().title().render(Map.of()))
                .isEqualTo("Ahoy");
        assertThat(templates.find("nothing")).isEmpty();
    }

    @Test
    void readsPartsInAnyOrder() {
        NotificationTemplate template = NotificationTemplate.parse(
                "severity: error\r\nfield Due date: {{due}}\r\ntitle: It's {{what}}: really\r\n  \r\nOne\r\n\r\nTwo {{what}}\r\n");

        Map<String, Object> data = Map.of("what", "late", "due", "now");
        assertThat(template.title().render(data)).isEqualTo("It's late: really");
        assertThat(template.severity().render(data)).isEqualTo("error");
        assertThat(template.fields()).containsOnlyKeys("Due date");
        assertThat(template.text().render(data)).isEqualTo("One\n\nTwo late");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: t|no empty line",
                "severity: info\\n\\ntext|no line 'title: …'",
                "title: t\\nhello\\n\\ntext|line 2 is none of",
                "title: t\\nfield A: 1\\nfield A: 2\\n\\ntext|line 3 has the field 'A' again",
                "title: {{#a}}\\n\\ntext|line 1:",
                "title: t\\n\\n{{#a}}|the text:"
            })
    void saysWhatIsWrongWithATemplate(String text, String problem) {
        assertThatThrownBy(() -> NotificationTemplates.checked("mine", text.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("template 'mine': ")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesNamesThatAreNone() {
        for (String name : new String[] {"", "A", "a b", "_a", "../a", "x".repeat(65)}) {
            assertThatThrownBy(() -> NotificationTemplates.checked(name, "title: t\n\ntext"))
                    .as(name)
                    .hasMessageContaining("no name of a template");
        }
    }
}
