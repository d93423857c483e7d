package io.jenkins.plugins.externalsystems.itest;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.jvnet.hudson.test.JenkinsRule;

/** Fills in the connections of a form in a browser, be it of the controller or of a folder. */
public final class ConnectionForm {
    private final JenkinsRule.WebClient client;

    public ConnectionForm(JenkinsRule.WebClient client) {
        this.client = client;
    }

    /** Presses "Add" and chooses a kind. */
    public HtmlElement add(HtmlPage page, String kind) throws Exception {
        int before = chunks(page).size();
        ((HtmlElement) page.querySelector(".hetero-list-add[suffix=connections]")).click();
        await(() -> choice(page, kind) != null);
        choice(page, kind).click();
        // The form comes by a request of its own.
        await(() -> chunks(page).size() > before && chunks(page).get(before).querySelector("[name='_.id']") != null);
        return (HtmlElement) chunks(page).get(before);
    }

    @CheckForNull
    private static HtmlElement choice(HtmlPage page, String kind) {
        HtmlElement choice = null;
        for (DomNode item : page.querySelectorAll(".jenkins-dropdown__item")) {
            if (item.asNormalizedText().equals(kind)) {
                choice = (HtmlElement) item;
            }
        }
        return choice;
    }

    /** Gives the page's scripts time until something is so. */
    public void await(BooleanSupplier condition) {
        for (int round = 0; round < 120 && !condition.getAsBoolean(); round++) {
            client.waitForBackgroundJavaScript(500);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** The connections of the form. */
    public static List<DomElement> chunks(HtmlPage page) {
        return page.querySelectorAll("div.repeated-chunk[name=connections]").stream()
                .map(DomElement.class::cast)
                .toList();
    }

    /** The lists of credentials come last, since they are made anew when a URL changes. */
    public void fill(HtmlElement chunk, Map<String, String> fields) {
        for (boolean isList : new boolean[] {false, true}) {
            client.waitForBackgroundJavaScript(1000);
            fields.forEach((field, value) -> {
                if (field.matches("\\w*[cC]redentialsId") == isList) {
                    set(chunk, field, value);
                }
            });
        }
    }

    private void set(HtmlElement chunk, String field, String value) {
        DomElement control = chunk.querySelector("[name='_." + field + "']");
        assertThat(control).as(field).isNotNull();
        if (control instanceof HtmlCheckBoxInput box) {
            box.setChecked(Boolean.parseBoolean(value));
        } else if (control instanceof HtmlSelect select) {
            await(() -> {
                select.setSelectedAttribute(value, true);
                client.waitForBackgroundJavaScript(500);
                return !select.getSelectedOptions().isEmpty()
                        && select.getSelectedOptions()
                                .get(0)
                                .getValueAttribute()
                                .equals(value);
            });
        } else if (control instanceof HtmlTextArea area) {
            area.setText(value);
        } else {
            ((HtmlInput) control).setValue(value);
        }
    }
}
