package io.jenkins.plugins.externalsystems.core.template;

import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The inline content of one paragraph in the Markdown that a {@code TextBlock} knows: bold, italic and links. Code and
 * strikethrough are plain text.
 */
final class CardInlines extends AbstractVisitor {
    private static final String BOLD = "**";

    private final StringBuilder out = new StringBuilder();
    private final String lineBreak;
    private boolean isBold;
    private boolean isItalic;

    private CardInlines(String lineBreak) {
        this.lineBreak = lineBreak;
    }

    /** Paragraphs of a block; a line break that the author wants is one. */
    static String of(Node parent) {
        return collect(parent, "\n\n");
    }

    /** One line, for an item of a list or a cell. */
    static String line(Node parent) {
        return collect(parent, " ");
    }

    private static String collect(Node parent, String lineBreak) {
        CardInlines inlines = new CardInlines(lineBreak);
        inlines.visitChildren(parent);
        return CardText.atLineStart(inlines.out.toString().strip());
    }

    @Override
    public void visit(Text node) {
        for (BareUrls.Part part : BareUrls.split(node.getLiteral())) {
            if (part.isUrl()) {
                link(part.text(), part.text());
            } else {
                text(part.text());
            }
        }
    }

    @Override
    public void visit(Code node) {
        text(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
        text(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        out.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        out.append(isBold || isItalic ? " " : lineBreak);
    }

    @Override
    public void visit(Emphasis node) {
        if (isItalic) {
            visitChildren(node);
            return;
        }
        isItalic = true;
        marked(isInWord(node) ? "*" : "_", node);
        isItalic = false;
    }

    @Override
    public void visit(StrongEmphasis node) {
        if (isBold) {
            visitChildren(node);
            return;
        }
        isBold = true;
        marked(BOLD, node);
        isBold = false;
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
        link(label.isEmpty() ? target.get() : label, target.get());
    }

    private void link(String label, String destination) {
        Optional<String> target = LinkTarget.of(destination);
        if (target.isEmpty()) {
            text(label);
            return;
        }
        out.append('[');
        text(label);
        out.append("](")
                .append(target.get().replace("(", "%28").replace(")", "%29"))
                .append(')');
    }

    private void text(String literal) {
        out.append(CardText.inline(literal.replaceAll("\\R", " ")));
    }

    private void marked(String marker, Node node) {
        int before = out.length();
        out.append(marker);
        visitChildren(node);
        if (out.length() == before + marker.length()) {
            out.setLength(before);
        } else {
            out.append(marker);
        }
    }

    /** An underscore marks whole words only. */
    private boolean isInWord(Node node) {
        boolean isBefore = !out.isEmpty() && Character.isLetterOrDigit(out.codePointBefore(out.length()));
        boolean isAfter = node.getNext() instanceof Text next
                && !next.getLiteral().isEmpty()
                && Character.isLetterOrDigit(next.getLiteral().codePointAt(0));
        return isBefore || isAfter;
    }
}
