package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of cases in the names of tests and in the property {@code test_id}, in the forms that TestRail's own command line
 * client takes. Outside of brackets the C is a capital here: {@code test_c4_decoder} is no case.
 *
 * @see <a href="https://github.com/gurock/trcli#test-case-matchers">trcli, test case matchers</a>
 */
final class CaseIds {
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]{2,400})\\]");
    private static final Pattern IN_BRACKETS = Pattern.compile("[Cc][1-9][0-9]{0,17}(\\s*,\\s*[Cc]?[1-9][0-9]{0,17})*");
    private static final Pattern LIST =
            Pattern.compile("\\s*[Cc]?[1-9][0-9]{0,17}(\\s*,\\s*[Cc]?[1-9][0-9]{0,17})*\\s*");
    private static final Pattern WORD = Pattern.compile("C([1-9][0-9]{0,17})(\\(.*\\))?");

    private CaseIds() {}

    /** {@code [C1] x}, {@code x [C1, C2]}, {@code C1 x}, {@code test_C1()}, {@code C1_C2_x}; empty for a name without. */
    static Set<Long> inName(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        while (brackets.find()) {
            String inside = brackets.group(1).strip();
            if (IN_BRACKETS.matcher(inside).matches()) {
                return numbers(inside);
            }
        }
        List<Long> joined = words(name, "_");
        if (joined.size() > 1) {
            return new LinkedHashSet<>(joined);
        }
        List<Long> apart = words(name, "[ _]");
        // The arguments of a method may have blanks.
        return apart.isEmpty() ? new LinkedHashSet<>(joined) : Set.of(apart.get(0));
    }

    /** {@code C1}, {@code 1}, {@code C1, C2}; empty for anything else. */
    static Set<Long> inProperty(String value) {
        return LIST.matcher(value).matches() ? numbers(value) : Set.of();
    }

    private static Set<Long> numbers(String list) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String part : list.split(",")) {
            String id = part.strip();
            ids.add(Long.valueOf(Character.isDigit(id.charAt(0)) ? id : id.substring(1)));
        }
        return ids;
    }

    private static List<Long> words(String name, String separator) {
        List<Long> ids = new ArrayList<>();
        for (String word : name.split(separator)) {
            Matcher id = WORD.matcher(word);
            if (id.matches()) {
                ids.add(Long.valueOf(id.group(1)));
            }
        }
        return ids;
    }
}
