package io.jenkins.plugins.externalsystems.core.template;

import java.util.List;
import java.util.Random;

/** Writes Markdown that no person would, the same for the same seed. */
final class RandomMarkdown {
    private static final List<String> PIECES = List.of(
            "# ",
            "## a",
            "- ",
            "1. ",
            "7) ",
            "> ",
            "```",
            "```java\n",
            "~~~",
            "`",
            "``",
            "*",
            "**",
            "***",
            "_",
            "__",
            "~~",
            "[a](https://e.example/?a=1&b=2)",
            "[b](javascript:x)",
            "![c](https://e.example/i.png)",
            "![](https://e.example/|>)",
            "<https://e.example>",
            "<a@e.example>",
            "[",
            "](",
            "](https://e.example)",
            ")",
            "|",
            "|a|b|\n|-|:-:|\n|c|d|\n",
            "\n",
            "\n\n",
            "  \n",
            "\\\n",
            "    ",
            "\t",
            "---\n",
            "===\n",
            "<div>\n",
            "<b>",
            "<!-- c -->",
            "&amp;",
            "&#0;",
            "&lt;",
            "👩‍👩‍👧",
            "e\u0301",
            "مرحبا",
            "\ud800",
            "\udc00",
            "\u0000",
            "\r\n",
            "word ",
            "x_y_z",
            "\u00a0",
            "https://e.example/x).",
            "[ref]: https://e.example\n",
            "[ref]",
            "<@U1>",
            "<!channel>",
            "{code}",
            "{quote}",
            "{panel:title=x}",
            "{{",
            "}}",
            "[~admin]",
            "h1. ",
            "\\\\",
            "!i.png!");

    private final Random random;

    RandomMarkdown(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        StringBuilder markdown = new StringBuilder();
        for (int left = 1 + random.nextInt(30); left > 0; left--) {
            markdown.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return markdown.toString();
    }
}
