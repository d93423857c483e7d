package io.jenkins.plugins.externalsystems.core.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds places at which a text may be cut. */
final class CutPoints {
    /** A better kind of place is taken only where it keeps this share of what would fit. */
    private static final double WORTH_KEEPING = 0.7;

    /** How far back a character made of several code points, or a Slack entity, is looked for. */
    private static final int LOOK_BACK = 4_000;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** What Slack reads as one thing, and a fence, which must not be torn either. */
    private static final Pattern UNIT =
            Pattern.compile("&#?[A-Za-z0-9]{1,10};|<(?:https?:|mailto:|[@#!])[^<>\\n]{0,3900}>|`{3,}");

    private CutPoints() {}

    /** The best place at or before the limit; 0 where there is none. */
    static int sensibleBefore(String text, int limit) {
        int least = (int) (limit * WORTH_KEEPING);
        int[] candidates = {
            paragraph(text, limit),
            text.lastIndexOf('\n', limit),
            sentence(text, limit, least),
            word(text, limit, least)
        };
        for (int candidate : candidates) {
            if (candidate > least && wholeBefore(text, candidate) == candidate) {
                return candidate;
            }
        }
        return wholeBefore(text, limit);
    }

    /** The last place at or before the limit that is not inside a character, an entity or a link. */
    static int wholeBefore(String text, int limit) {
        int unit = unitBefore(text, limit);
        return graphemeBefore(text, unit);
    }

    /** How often a code fence opens or closes. */
    static int fences(String text) {
        int fences = 0;
        for (int at = text.indexOf("```"); at >= 0; at = text.indexOf("```", at + 3)) {
            fences++;
        }
        return fences;
    }

    private static int paragraph(String text, int limit) {
        return Math.max(text.lastIndexOf("\n\n", limit), text.lastIndexOf("\r\n\r\n", limit));
    }

    private static int sentence(String text, int limit, int least) {
        for (int at = limit; at > least && at > 0; at--) {
            if (Character.isWhitespace(text.charAt(at)) && ".!?。".indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return 0;
    }

    private static int word(String text, int limit, int least) {
        for (int at = limit; at > least; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return 0;
    }

    private static int unitBefore(String text, int limit) {
        Matcher units = UNIT.matcher(text);
        units.region(startOfLineOrWindow(text, limit), Math.min(text.length(), limit + LOOK_BACK));
        while (units.find() && units.start() < limit) {
            if (units.end() > limit) {
                return units.start();
            }
        }
        return limit;
    }

    private static int graphemeBefore(String text, int limit) {
        int from = limit;
        int earliest = Math.max(0, limit - LOOK_BACK);
        while (from > earliest && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        Matcher graphemes = GRAPHEME.matcher(text);
        graphemes.region(from, Math.min(text.length(), limit + LOOK_BACK));
        int last = from;
        while (last < limit && graphemes.find() && graphemes.end() <= limit) {
            last = graphemes.end();
        }
        return last;
    }

    private static int startOfLineOrWindow(String text, int limit) {
        int earliest = Math.max(0, limit - LOOK_BACK);
        return Math.max(earliest, limit == 0 ? 0 : text.lastIndexOf('\n', limit - 1) + 1);
    }
}
