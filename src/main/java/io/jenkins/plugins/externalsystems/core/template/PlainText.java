package io.jenkins.plugins.externalsystems.core.template;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of a node on one line, without any formatting. */
final class PlainText extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();
    private final boolean namesTargets;

    private PlainText(boolean namesTargets) {
        this.namesTargets = namesTargets;
    }

    /** The text of the node's children. */
    static String of(Node node) {
        return collect(node, false);
    }

    /** The same with {@code label (address)} for links and images. */
    static String withTargets(Node node) {
        return collect(node, true);
    }

    private static String collect(Node node, boolean namesTargets) {
        PlainText collector = new PlainText(namesTargets);
        collector.visitChildren(node);
        return collector.text.toString();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
        text.append(node.getLiteral().replace('\n', ' '));
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(Link node) {
        labelled(node, node.getDestination());
    }

    @Override
    public void visit(Image node) {
        labelled(node, node.getDestination());
    }

    private void labelled(Node node, String destination) {
        int start = text.length();
        visitChildren(node);
        if (!namesTargets) {
            return;
        }
        LinkTarget.of(destination).ifPresent(target -> {
            String label = text.substring(start);
            if (label.isBlank()) {
                text.append(target);
            } else if (!target.equals(label) && !target.equals("mailto:" + label)) {
                text.append(" (").append(target).append(')');
            }
        });
    }
}
