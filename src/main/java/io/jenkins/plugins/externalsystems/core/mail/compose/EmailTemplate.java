package io.jenkins.plugins.externalsystems.core.mail.compose;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.template.Html;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import java.util.Map;

/**
 * A message with places for data: a line {@code subject: …}, an empty line, then HTML, in which values are escaped.
 *
 * @param subject one line
 * @param html the message
 * @param text its plain text; null to make that from the HTML
 */
record EmailTemplate(
        TextTemplate subject,
        TextTemplate html,
        @CheckForNull TextTemplate text) {
    private static final String SUBJECT = "subject:";

    /** @throws IllegalArgumentException saying what is wrong with the source */
    static EmailTemplate parse(String source, @CheckForNull String text) {
        String[] parts = source.strip().replace("\r\n", "\n").split("\n[ \t]*\n", 2);
        if (parts.length < 2 || !parts[0].startsWith(SUBJECT) || parts[0].contains("\n")) {
            throw new IllegalArgumentException("it does not begin with a line 'subject: …' and an empty line");
        }
        return new EmailTemplate(
                TextTemplate.of(parts[0].substring(SUBJECT.length()).strip()),
                TextTemplate.of(parts[1]),
                text == null ? null : TextTemplate.of(text));
    }

    /** @param ownSubject Mustache that stands instead of the template's; null for the template's */
    MessageBody render(Map<String, Object> data, @CheckForNull String ownSubject) {
        String line = (ownSubject == null ? subject : TextTemplate.of(ownSubject)).render(data);
        String rendered = html.renderHtml(data);
        String plain = text == null ? Html.toText(rendered) : text.render(data);
        return new MessageBody(line.replaceAll("\\s+", " ").strip(), plain, rendered);
    }
}
