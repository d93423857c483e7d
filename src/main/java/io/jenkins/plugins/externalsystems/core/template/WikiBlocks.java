package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Blocks in Jira's wiki notation, which knows lines and macros. A list item is one line: what follows its first paragraph is
 * joined by forced line breaks, but for lists, which are lines with longer markers. A quote holds no second one.
 */
final class WikiBlocks {
    private static final String RULE = "———";
    private static final String BREAK = "\\\\ ";
    /** Others make Jira show an error above the code. */
    private static final Set<String> LANGUAGES = Set.of(
            "actionscript",
            "ada",
            "applescript",
            "bash",
            "c",
            "c#",
            "c++",
            "cpp",
            "css",
            "erlang",
            "go",
            "groovy",
            "haskell",
            "html",
            "java",
            "javascript",
            "js",
            "json",
            "lua",
            "objc",
            "perl",
            "php",
            "python",
            "r",
            "ruby",
            "scala",
            "sh",
            "sql",
            "swift",
            "visualbasic",
            "xml",
            "yaml");

    private static final Map<String, String> ALIASES =
            Map.of("shell", "bash", "console", "bash", "yml", "yaml", "py", "python", "cs", "c#", "golang", "go");

    private final List<String> blocks = new ArrayList<>();
    private final boolean isQuoted;

    private WikiBlocks(boolean isQuoted) {
        this.isQuoted = isQuoted;
    }

    static String document(Node document) {
        return children(document, false);
    }

    private static String children(Node parent, boolean isQuoted) {
        WikiBlocks renderer = new WikiBlocks(isQuoted);
        renderer.addChildren(parent);
        return String.join("\n\n", renderer.blocks);
    }

    private void addChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof BlockQuote && isQuoted) {
                addChildren(child);
            } else {
                String block = block(child);
                if (!block.isBlank()) {
                    blocks.add(block);
                }
            }
        }
    }

    private String block(Node node) {
        if (node instanceof ListBlock list) {
            List<String> lines = new ArrayList<>();
            list(list, "", lines);
            return String.join("\n", lines);
        } else if (node instanceof BlockQuote) {
            String content = children(node, true);
            return content.isEmpty() ? "" : "{quote}\n" + content + "\n{quote}";
        } else if (node instanceof Heading heading) {
            String text = WikiInlines.of(heading);
            return text.isEmpty() ? "" : "h" + heading.getLevel() + ". " + text;
        } else if (node instanceof TableBlock table) {
            return table(table);
        } else if (node instanceof ThematicBreak) {
            return "----";
        }
        return leaf(node);
    }

    /** What stands in a list item as well. */
    private static String leaf(Node node) {
        if (node instanceof Paragraph) {
            return WikiInlines.of(node);
        } else if (node instanceof Heading) {
            return WikiInlines.bold(node);
        } else if (node instanceof FencedCodeBlock code) {
            return code(code.getLiteral(), language(code));
        } else if (node instanceof IndentedCodeBlock code) {
            return code(code.getLiteral(), "");
        } else if (node instanceof HtmlBlock html) {
            return WikiInlines.lines(html.getLiteral());
        } else if (node instanceof TableBlock table) {
            return code(TextTable.of(table), "");
        } else if (node instanceof ThematicBreak) {
            return RULE;
        }
        // A link reference definition is the only other block; it shows nothing.
        return "";
    }

    private static void list(ListBlock list, String outer, List<String> lines) {
        String markers = outer + (list instanceof BulletList ? "*" : "#");
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            int line = lines.size();
            lines.add("");
            List<String> parts = new ArrayList<>();
            item(item, markers, parts, lines);
            lines.set(line, markers + " " + String.join(BREAK, parts));
        }
    }

    private static void item(Node parent, String markers, List<String> parts, List<String> lines) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ListBlock nested) {
                list(nested, markers, lines);
            } else if (child instanceof BlockQuote) {
                item(child, markers, parts, lines);
            } else {
                String part = leaf(child);
                if (!part.isBlank()) {
                    parts.add(part);
                }
            }
        }
    }

    private static String language(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip().toLowerCase(Locale.ROOT);
        String word = info.split("\\s", 2)[0];
        String language = ALIASES.getOrDefault(word, word);
        return LANGUAGES.contains(language) ? ":" + language : "";
    }

    /** Code ends at the macro's name in braces alone, so that is broken by a character that does not show. */
    private static String code(String literal, String language) {
        String code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        String safe = code.replaceAll("(?i)\\{(?=code|noformat)", "{" + WikiText.ZERO_WIDTH_SPACE);
        return "{code" + language + "}\n" + safe + "\n{code}";
    }

    private static String table(TableBlock table) {
        List<String> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(row(row));
                }
            }
        }
        return String.join("\n", rows);
    }

    private static String row(Node row) {
        StringBuilder line = new StringBuilder();
        String bar = "|";
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            bar = node instanceof TableCell cell && cell.isHeader() ? "||" : "|";
            String text = WikiInlines.of(node);
            line.append(bar).append(text.isEmpty() ? " " : text);
        }
        return line.append(bar).toString();
    }
}
