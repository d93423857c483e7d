package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The inline content of one paragraph, heading, item or cell in Jira's wiki notation, on one line. */
final class WikiInlines extends AbstractVisitor {
    private static final String LINE_BREAK = "\\\\ ";
    private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");
    /** In the braces of code it would be a macro. */
    private static final Pattern MACRO_NAME = Pattern.compile("(?i)^(code|noformat|quote|panel|color|anchor)\\b");

    private static final char BOLD = '*';
    private static final char ITALIC = '_';
    private static final char STRIKE = '-';

    private final StringBuilder out = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean isInLink;

    private WikiInlines() {}

    static String of(Node parent) {
        WikiInlines inlines = new WikiInlines();
        inlines.visitChildren(parent);
        return inlines.finish();
    }

    /** The same in bold, for what would be a heading elsewhere. */
    static String bold(Node parent) {
        WikiInlines inlines = new WikiInlines();
        inlines.marked(BOLD, parent);
        return inlines.finish();
    }

    /** Text with its line breaks. */
    static String lines(String text) {
        WikiInlines inlines = new WikiInlines();
        String[] lines = text.strip().split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            inlines.out.append(line > 0 ? LINE_BREAK : "").append(WikiText.escape(lines[line]));
        }
        return inlines.finish();
    }

    @Override
    public void visit(Text node) {
        if (isInLink) {
            out.append(WikiText.escape(node.getLiteral()));
            return;
        }
        for (BareUrls.Part part : BareUrls.split(node.getLiteral())) {
            if (part.isUrl()) {
                address(part.text());
            } else {
                out.append(WikiText.escape(part.text()));
            }
        }
    }

    /** A bracket in it belongs to the text around more likely than to the address. */
    private void address(String url) {
        Matcher bracket = BRACKET.matcher(url);
        int end = bracket.find() ? bracket.start() : url.length();
        Optional<String> target = LinkTarget.of(url.substring(0, end));
        out.append(target.map(link -> '[' + link + ']').orElse(""))
                .append(WikiText.escape(target.isPresent() ? url.substring(end) : url));
    }

    @Override
    public void visit(Code node) {
        String code = WikiText.escape(node.getLiteral());
        String apart = MACRO_NAME.matcher(code).find() ? String.valueOf(WikiText.ZERO_WIDTH_SPACE) : "";
        out.append(code.isBlank() || isInLink ? code : "{{" + apart + code + "}}");
    }

    @Override
    public void visit(HtmlInline node) {
        out.append(WikiText.escape(node.getLiteral()));
    }

    @Override
    public void visit(SoftLineBreak node) {
        out.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        out.append(isInLink ? " " : LINE_BREAK);
    }

    @Override
    public void visit(Emphasis node) {
        marked(ITALIC, node);
    }

    @Override
    public void visit(StrongEmphasis node) {
        marked(BOLD, node);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            marked(STRIKE, node);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(Link node) {
        linked(node, node.getDestination());
    }

    /** An image would have to be uploaded first: it is shown as a link to it. */
    @Override
    public void visit(Image node) {
        linked(node, node.getDestination());
    }

    private void linked(Node node, String destination) {
        Optional<String> target = LinkTarget.of(destination).map(WikiInlines::bracketless);
        if (target.isEmpty() || isInLink) {
            visitChildren(node);
            return;
        }
        String label = PlainText.of(node).strip();
        out.append('[');
        if (!label.isEmpty() && !label.equals(destination)) {
            isInLink = true;
            out.append(WikiText.escape(label)).append('|');
            isInLink = false;
        }
        out.append(target.get()).append(']');
    }

    /** Brackets would end the link. */
    private static String bracketless(String url) {
        return url.replace("[", "%5B").replace("]", "%5D");
    }

    /** A mark next to a letter counts only in braces. */
    private void marked(char mark, Node node) {
        if (isInLink || open.contains(mark)) {
            visitChildren(node);
            return;
        }
        boolean joinsBefore = !out.isEmpty() && Character.isLetterOrDigit(out.codePointBefore(out.length()));
        boolean joinsAfter = node.getNext() instanceof Text text
                && !text.getLiteral().isEmpty()
                && Character.isLetterOrDigit(text.getLiteral().codePointAt(0));
        String marker = joinsBefore || joinsAfter ? "{" + mark + "}" : String.valueOf(mark);
        int before = out.length();
        out.append(marker);
        open.push(mark);
        visitChildren(node);
        open.pop();
        if (out.length() == before + marker.length()) {
            out.setLength(before);
        } else {
            out.append(marker);
        }
    }

    private String finish() {
        String text = out.toString().strip();
        return text.matches("(?s)(h[1-6]|bq)\\..*") ? WikiText.ZERO_WIDTH_SPACE + text : text;
    }
}
