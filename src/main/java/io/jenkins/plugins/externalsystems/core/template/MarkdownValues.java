package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Values that go into Markdown after it was parsed, so that none of them can change its structure. A mark, made of
 * characters that nobody writes, holds each one's place until then. For one text.
 */
final class MarkdownValues {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    private static final Pattern MARK = Pattern.compile(BEGIN + "(\\d{1,9})" + END);

    private final List<String> values = new ArrayList<>();

    /** A text without anything that looks like the beginning of a mark. */
    static String withoutMarks(String text) {
        return text.replace(BEGIN, '\uFFFD').replace(END, '\uFFFD');
    }

    /** The mark for a value. */
    String mark(String value) {
        values.add(value);
        return BEGIN + String.valueOf(values.size() - 1) + END;
    }

    /** The same document with each mark replaced by its value. */
    Node putInto(Node document) {
        document.accept(new Replacing());
        return document;
    }

    private String replaced(String text) {
        return MARK.matcher(text).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(index < values.size() ? values.get(index) : "");
        });
    }

    private final class Replacing extends AbstractVisitor {
        @Override
        public void visit(Text node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(Code node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(FencedCodeBlock node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(HtmlInline node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(HtmlBlock node) {
            node.setLiteral(replaced(node.getLiteral()));
        }

        @Override
        public void visit(Link node) {
            node.setDestination(replaced(node.getDestination()));
            visitChildren(node);
        }

        @Override
        public void visit(Image node) {
            node.setDestination(replaced(node.getDestination()));
            visitChildren(node);
        }
    }
}
