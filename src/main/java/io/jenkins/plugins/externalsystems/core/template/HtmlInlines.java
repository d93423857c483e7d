package io.jenkins.plugins.externalsystems.core.template;

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

/** The inline content of one paragraph, heading or cell in HTML for e-mail. */
final class HtmlInlines extends AbstractVisitor {
    private static final String CODE = "<code style=\"padding:1px 4px;background:#eef1f5;font-family:"
            + HtmlBlocks.MONOSPACE + ";font-size:90%\">";

    private final StringBuilder html = new StringBuilder();
    private boolean isInLink;

    private HtmlInlines() {}

    static String of(Node parent) {
        HtmlInlines inlines = new HtmlInlines();
        inlines.visitChildren(parent);
        return inlines.html.toString();
    }

    @Override
    public void visit(Text node) {
        if (isInLink) {
            text(node.getLiteral());
            return;
        }
        for (BareUrls.Part part : BareUrls.split(node.getLiteral())) {
            if (part.isUrl()) {
                linked(part.text(), () -> text(part.text()));
            } else {
                text(part.text());
            }
        }
    }

    @Override
    public void visit(HtmlInline node) {
        text(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        html.append(CODE);
        text(node.getLiteral());
        html.append("</code>");
    }

    @Override
    public void visit(SoftLineBreak node) {
        html.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
        html.append("<br>\n");
    }

    @Override
    public void visit(Emphasis node) {
        element("em", node);
    }

    @Override
    public void visit(StrongEmphasis node) {
        element("strong", node);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            element("del", node);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(Link node) {
        linked(node, node.getDestination());
    }

    /** A picture from elsewhere would tell its server who reads the mail, and most programs hide it: a link instead. */
    @Override
    public void visit(Image node) {
        linked(node, node.getDestination());
    }

    private void linked(Node node, String destination) {
        if (PlainText.of(node).isBlank()) {
            linked(destination, () -> text(LinkTarget.of(destination).orElse("")));
        } else {
            linked(destination, () -> visitChildren(node));
        }
    }

    private void linked(String destination, Runnable label) {
        Optional<String> target = LinkTarget.of(destination);
        if (target.isEmpty() || isInLink) {
            label.run();
            return;
        }
        html.append("<a href=\"").append(Html.escape(target.get())).append("\" style=\"color:#0b5cad\">");
        isInLink = true;
        label.run();
        isInLink = false;
        html.append("</a>");
    }

    private void element(String name, Node node) {
        html.append('<').append(name).append('>');
        visitChildren(node);
        html.append("</").append(name).append('>');
    }

    private void text(String text) {
        html.append(Html.escape(text));
    }
}
