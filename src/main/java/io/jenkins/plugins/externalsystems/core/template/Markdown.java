package io.jenkins.plugins.externalsystems.core.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Node;

/**
 * Renders Markdown (CommonMark with GitHub's tables and strikethrough) in the notation of an external system. Any text is
 * valid input, whoever wrote it: HTML stays text, only http, https and mailto targets become links, and size, nesting and
 * number of table cells are bounded (see {@link MarkdownParser}), so that time and stack are bounded too.
 */
public final class Markdown {
    private Markdown() {}

    /**
     * Atlassian Document Format, version 1, as plain data. What the format does not allow in a place is flattened: a
     * heading in a list item becomes a bold paragraph, a table in a quote a code block. Line breaks inside a paragraph
     * are spaces, as Markdown says, and plain http and https addresses become links.
     *
     * @param markdown may be empty, which gives a document without content
     * @return the {@code doc} node: maps, lists, texts and numbers
     * @see <a href="https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/">Atlassian Document
     *     Format</a>
     */
    public static Map<String, Object> toAdf(String markdown) {
        return adf(MarkdownParser.parse(markdown));
    }

    static Map<String, Object> adf(Node parsed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "doc");
        document.put("version", 1);
        document.put("content", AdfBlocks.document(parsed));
        return document;
    }

    /**
     * The wiki notation of Jira Data Center. Text is escaped, so that nothing in it can start a macro, mention anybody or
     * hide where a link goes; line breaks inside a paragraph are spaces, and plain http and https addresses become links.
     *
     * @param markdown may be empty, which gives an empty text
     * @see <a href="https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all">Text formatting notation</a>
     */
    public static String toWiki(String markdown) {
        return WikiBlocks.document(MarkdownParser.parse(markdown));
    }

    /**
     * Slack's mrkdwn. Text is escaped, so that nothing in it can mention anybody or hide where a link goes; line breaks
     * inside a paragraph are kept; headings are bold lines and tables aligned code blocks.
     *
     * @param markdown may be empty, which gives an empty text
     * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/">Formatting message text</a>
     */
    public static String toMrkdwn(String markdown) {
        return MrkdwnBlocks.document(MarkdownParser.parse(markdown));
    }

    /**
     * Elements of an Adaptive Card, version 1.5, as Microsoft Teams shows them. Text is escaped, so that nothing in it can
     * mention anybody or hide where a link goes; line breaks inside a paragraph are spaces; code and quotes are boxes, tables
     * are tables, or text in columns where they are large.
     *
     * @param markdown may be empty, which gives no elements
     * @return the elements of a card's body: maps, lists, texts, numbers and booleans
     * @see <a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format">Format cards
     *     in Microsoft Teams</a>
     */
    public static List<Map<String, Object>> toCard(String markdown) {
        return CardBlocks.document(MarkdownParser.parse(markdown));
    }

    /**
     * HTML for the body of an e-mail: every look is an inline style, text is escaped, images become links, and plain http
     * and https addresses become links too. A fragment, to be put into a page; a dark look needs only rules for element
     * names ({@code a}, {@code code}, {@code pre}, {@code blockquote}, {@code td}, {@code th}).
     *
     * @param markdown may be empty, which gives an empty text
     * @param limit of the result in characters, at least 0: mail programs cut long mails, Gmail those over 102 kB. What is
     *     too long is cut at a sensible place of the Markdown, with a note.
     */
    public static String toHtml(String markdown, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is negative: " + limit);
        }
        String html = HtmlBlocks.document(MarkdownParser.parse(markdown));
        int length = markdown.length();
        while (html.length() > limit && length > 0) {
            // A share, because markup makes the result longer; shorter by a tenth at least, so that this ends.
            length = (int) Math.min(length * 9L / 10, (long) length * limit / html.length());
            html = HtmlBlocks.document(
                    MarkdownParser.parse(TruncatedText.of(markdown, length).text()));
        }
        return html;
    }
}
