package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
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

/** The inline content of one paragraph or heading in Slack's mrkdwn. */
final class MrkdwnInlines extends AbstractVisitor {
    private static final char BOLD = '*';
    private static final char ITALIC = '_';
    private static final char STRIKE = '~';
    private static final char CODE = '`';
    /** Slack formats whole words only: this separates a marker from a letter without showing. */
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    /** Stands for a backtick inside code, which Slack cannot escape. */
    private static final char GRAVE_ACCENT = '\u02CB';

    private final StringBuilder out = new StringBuilder();
    /** Open markers, the innermost first. */
    private final Deque<Character> open = new ArrayDeque<>();

    private boolean afterMarker;

    private MrkdwnInlines() {}

    /** May hold several lines; no marker spans two of them. */
    static String of(Node parent) {
        MrkdwnInlines inlines = new MrkdwnInlines();
        inlines.visitChildren(parent);
        return inlines.out.toString();
    }

    /** The same in bold. */
    static String bold(Node parent) {
        MrkdwnInlines inlines = new MrkdwnInlines();
        inlines.marked(BOLD, parent);
        return inlines.out.toString();
    }

    @Override
    public void visit(Text node) {
        text(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
        text(node.getLiteral().replace('\n', ' '));
    }

    @Override
    public void visit(Code node) {
        separateFromWord();
        out.append(CODE)
                .append(SlackText.escape(node.getLiteral().replace(CODE, GRAVE_ACCENT)))
                .append(CODE);
        afterMarker = true;
    }

    @Override
    public void visit(SoftLineBreak node) {
        lineBreak();
    }

    @Override
    public void visit(HardLineBreak node) {
        lineBreak();
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

    @Override
    public void visit(Image node) {
        linked(node, node.getDestination());
    }

    private void linked(Node node, String destination) {
        Optional<String> target = LinkTarget.of(destination);
        if (target.isEmpty()) {
            visitChildren(node);
            return;
        }
        String label = PlainText.of(node).strip();
        out.append('<').append(target.get().replace("&", "&amp;"));
        if (!label.isEmpty() && !label.equals(destination)) {
            out.append('|').append(SlackText.escape(label));
        }
        out.append('>');
        afterMarker = false;
    }

    private void marked(char marker, Node node) {
        if (open.contains(marker)) {
            visitChildren(node);
            return;
        }
        separateFromWord();
        int before = out.length();
        out.append(marker);
        open.push(marker);
        afterMarker = false;
        visitChildren(node);
        open.pop();
        if (out.length() == before + 1) {
            out.setLength(before);
        } else {
            out.append(marker);
            afterMarker = true;
        }
    }

    private void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (afterMarker && Character.isLetterOrDigit(text.codePointAt(0))) {
            out.append(ZERO_WIDTH_SPACE);
        }
        afterMarker = false;
        out.append(SlackText.escape(text.replace("```", "``" + ZERO_WIDTH_SPACE + "`")));
    }

    private void separateFromWord() {
        if (!out.isEmpty() && Character.isLetterOrDigit(out.codePointBefore(out.length()))) {
            out.append(ZERO_WIDTH_SPACE);
        }
    }

    /** Closes what is open and opens it again on the next line, because Slack's markers end with the line. */
    private void lineBreak() {
        open.forEach(out::append);
        out.append('\n');
        for (Iterator<Character> outermostFirst = open.descendingIterator(); outermostFirst.hasNext(); ) {
            out.append(outermostFirst.next().charValue());
        }
        afterMarker = false;
    }
}
