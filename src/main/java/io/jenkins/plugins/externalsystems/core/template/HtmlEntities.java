package io.jenkins.plugins.externalsystems.core.template;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character references in HTML: every number, and the names that mails use. Others stay as they stand there.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/named-characters.html">Named character references</a>
 */
final class HtmlEntities {
    private static final Pattern REFERENCE = Pattern.compile(
            "&(?:#(?<decimal>[0-9]{1,7})|#[xX](?<hex>[0-9a-fA-F]{1,6})|(?<name>[A-Za-z][A-Za-z0-9]{1,9}));");
    private static final char REPLACEMENT = '\uFFFD';

    /** Of the characters from 160 to 255, in their order. */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr"
                    + " deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
                    + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
                    + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                    + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                    + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final int FIRST_OF_LATIN_1 = 160;

    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        named.putAll(Map.of("hellip", "…", "mdash", "—", "ndash", "–", "bull", "•", "euro", "€", "trade", "™"));
        named.putAll(Map.of("lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "sbquo", "‚", "bdquo", "„"));
        named.putAll(Map.of("larr", "←", "uarr", "↑", "rarr", "→", "darr", "↓", "check", "✓", "cross", "✗"));
        named.putAll(Map.of("ensp", "\u2002", "emsp", "\u2003", "thinsp", "\u2009", "zwnj", "\u200C", "zwj", "\u200D"));
        int codePoint = FIRST_OF_LATIN_1;
        for (String name : LATIN_1.split(" ")) {
            named.put(name, Character.toString(codePoint++));
        }
        return Map.copyOf(named);
    }

    static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character((Matcher) found)));
    }

    private static String character(Matcher found) {
        String name = found.group("name");
        if (name != null) {
            return NAMED.getOrDefault(name, found.group());
        }
        String decimal = found.group("decimal");
        int codePoint = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(found.group("hex"), 16);
        boolean isCharacter = Character.isValidCodePoint(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                && (!Character.isISOControl(codePoint) || Character.isWhitespace(codePoint));
        return isCharacter ? Character.toString(codePoint) : String.valueOf(REPLACEMENT);
    }
}
