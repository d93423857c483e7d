package io.jenkins.plugins.externalsystems.core.mail;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address, and the name that is shown for it. An internationalized domain is kept in its ASCII form; names and comments
 * are text.
 *
 * @param address {@code local@domain} in ASCII
 * @param name may be empty
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321, section 4.1.2: the syntax of mailboxes</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1">RFC 5321, section 4.5.3.1: sizes</a>
 */
public record MailAddress(String address, String name) {
    private static final Pattern NAMED = Pattern.compile("(?s)\\s*(.*?)\\s*<([^<>]*)>\\s*");
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([ !#-\\[\\]-~]|\\\\[ -~])*\"");
    private static final Pattern DOMAIN =
            Pattern.compile("(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern UNQUOTED = Pattern.compile("[\\p{L}\\p{M}\\p{N} !#$%&'*+/=?^_`{|}~-]+");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST = 254;

    /**
     * Reads {@code jane@example.com}, {@code Jane Doe <jane@example.com>} or {@code "Doe, Jane" <jane@example.com>}.
     *
     * @throws IllegalArgumentException saying what is wrong, as the rest of a sentence
     */
    public static MailAddress parse(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("holds a line break or another control character");
        }
        Matcher named = NAMED.matcher(text);
        if (text.indexOf('<') >= 0 && named.matches()) {
            return new MailAddress(address(named.group(2).strip()), unquoted(named.group(1)));
        }
        return new MailAddress(address(text.strip()), "");
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }

    private static String address(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException("is no address such as jane@example.com");
        }
        String local = text.substring(0, at);
        if (local.chars().anyMatch(c -> c > 126)) {
            throw new IllegalArgumentException(
                    "has letters before the @ that are no ASCII; few servers take such addresses, and none is sent to them");
        }
        if (local.length() > LONGEST_LOCAL) {
            throw new IllegalArgumentException("has more than 64 characters before the @");
        }
        if (!LOCAL.matcher(local).matches() && !QUOTED.matcher(local).matches()) {
            throw new IllegalArgumentException("has characters or dots before the @ that an address cannot have there");
        }
        String address = local + "@" + domain(text.substring(at + 1));
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than 254 characters");
        }
        return address;
    }

    private static String domain(String text) {
        String ascii = text.chars().allMatch(c -> c < 128) ? text : ascii(text);
        if (ascii.length() > LONGEST_DOMAIN || !DOMAIN.matcher(ascii).matches()) {
            throw new IllegalArgumentException("has a domain that cannot exist");
        }
        return ascii;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("has a domain that cannot exist", wrong);
        }
    }

    /** What is behind the @, in ASCII. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * With the name, as a header field or a service that reads one wants it: a name with other characters than letters, digits,
     * blanks and a few signs is in quotes.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, section 3.4: addresses</a>
     */
    public String quoted() {
        if (name.isEmpty()) {
            return address;
        }
        boolean isPlain = UNQUOTED.matcher(name).matches();
        return (isPlain ? name : "\"" + name.replaceAll("([\"\\\\])", "\\\\$1") + "\"") + " <" + address + ">";
    }

    /** With the name, as people write it. */
    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
