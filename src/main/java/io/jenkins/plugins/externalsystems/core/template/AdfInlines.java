package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The inline content of one paragraph, heading or cell as text nodes with marks. */
final class AdfInlines extends AbstractVisitor {
    private final List<Map<String, Object>> content = new ArrayList<>();
    /** By type, because a mark stands on a text once, however often it is nested. */
    private final Map<String, Map<String, Object>> marks = new LinkedHashMap<>();

    private final StringBuilder pending = new StringBuilder();
    private List<Map<String, Object>> pendingMarks = List.of();

    private AdfInlines() {}

    static List<Map<String, Object>> of(Node parent) {
        AdfInlines inlines = new AdfInlines();
        inlines.visitChildren(parent);
        return inlines.finish();
    }

    /** The same in bold, for what would be a heading elsewhere. */
    static List<Map<String, Object>> strong(Node parent) {
        AdfInlines inlines = new AdfInlines();
        inlines.marked(AdfNode.leaf("strong"), parent);
        return inlines.finish();
    }

    /** Text with its line breaks. */
    static List<Map<String, Object>> lines(String text) {
        AdfInlines inlines = new AdfInlines();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (line > 0) {
                inlines.lineBreak();
            }
            inlines.append(lines[line]);
        }
        return inlines.finish();
    }

    @Override
    public void visit(Text node) {
        if (marks.containsKey("link")) {
            append(node.getLiteral());
            return;
        }
        for (BareUrls.Part part : BareUrls.split(node.getLiteral())) {
            if (part.isUrl()) {
                marked(AdfNode.link(part.text()), () -> append(part.text()));
            } else {
                append(part.text());
            }
        }
    }

    /** A code mark stands alone or with a link; bold code is not valid. */
    @Override
    public void visit(Code node) {
        List<Map<String, Object>> allowed = new ArrayList<>();
        allowed.add(AdfNode.leaf("code"));
        Optional.ofNullable(marks.get("link")).ifPresent(allowed::add);
        append(node.getLiteral(), allowed);
    }

    @Override
    public void visit(HtmlInline node) {
        append(node.getLiteral().replace('\n', ' '));
    }

    @Override
    public void visit(SoftLineBreak node) {
        append(" ");
    }

    @Override
    public void visit(HardLineBreak node) {
        lineBreak();
    }

    @Override
    public void visit(Emphasis node) {
        marked(AdfNode.leaf("em"), node);
    }

    @Override
    public void visit(StrongEmphasis node) {
        marked(AdfNode.leaf("strong"), node);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            marked(AdfNode.leaf("strike"), node);
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
        Optional<String> target = LinkTarget.of(destination);
        if (target.isEmpty() || marks.containsKey("link")) {
            visitChildren(node);
        } else if (PlainText.of(node).isBlank()) {
            marked(AdfNode.link(target.get()), () -> append(target.get()));
        } else {
            marked(AdfNode.link(target.get()), node);
        }
    }

    private void marked(Map<String, Object> mark, Node node) {
        marked(mark, () -> visitChildren(node));
    }

    private void marked(Map<String, Object> mark, Runnable inside) {
        String type = (String) mark.get("type");
        boolean isNew = marks.putIfAbsent(type, mark) == null;
        inside.run();
        if (isNew) {
            marks.remove(type);
        }
    }

    private void append(String text) {
        append(text, List.copyOf(marks.values()));
    }

    private void append(String text, List<Map<String, Object>> textMarks) {
        if (!textMarks.equals(pendingMarks)) {
            flush();
            pendingMarks = textMarks;
        }
        pending.append(text);
    }

    private void lineBreak() {
        flush();
        content.add(AdfNode.leaf("hardBreak"));
    }

    private void flush() {
        if (!pending.isEmpty()) {
            content.add(AdfNode.text(pending.toString(), pendingMarks));
            pending.setLength(0);
        }
    }

    private List<Map<String, Object>> finish() {
        flush();
        return content;
    }
}
