package io.jenkins.plugins.externalsystems.core.mail.compose;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.Html;
import io.jenkins.plugins.externalsystems.core.template.Markdown;

/**
 * What a message says.
 *
 * @param subject one line
 * @param text in plain text
 * @param html in HTML; null for plain text alone
 */
record MessageBody(
        String subject, String text, @CheckForNull String html) {
    /** More is no message any more, and mail programs cut it. */
    private static final int LONGEST_HTML = 1_000_000;

    /** What the arguments say as it is. */
    static MessageBody written(Arguments arguments, CallContext context) {
        String subject = arguments
                .optionalText(MailParameters.SUBJECT)
                .orElseThrow(() -> context.invalid(MailParameters.SUBJECT, "is missing"));
        String text = given(arguments, MailParameters.TEXT);
        String html = given(arguments, MailParameters.HTML);
        String markdown = given(arguments, MailParameters.MARKDOWN);
        if (markdown != null) {
            if (html != null || text != null) {
                throw context.invalid(MailParameters.MARKDOWN, "is given beside text or html, which it is instead of");
            }
            String rendered = Markdown.toHtml(markdown, LONGEST_HTML);
            return new MessageBody(subject, Html.toText(rendered), rendered);
        }
        if (html == null && text == null) {
            throw context.invalid(MailParameters.TEXT, "is missing, and html and markdown too");
        }
        return new MessageBody(subject, text == null ? Html.toText(html) : text, html);
    }

    @CheckForNull
    private static String given(Arguments arguments, String parameter) {
        return arguments
                .optionalText(parameter)
                .filter(content -> !content.isBlank())
                .orElse(null);
    }
}
