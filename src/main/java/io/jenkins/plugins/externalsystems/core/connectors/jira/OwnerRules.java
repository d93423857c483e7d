package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who owns which tests, written as a CODEOWNERS file: a pattern and its owners on each line, {@code #} begins a comment, and
 * the last line that matches counts. A pattern is a path with {@code *}, {@code **} and {@code ?}; it matches what is below
 * it, too, and anywhere unless it has a slash at its start or in its middle.
 *
 * @see <a href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About
 *     code owners</a>
 */
final class OwnerRules {
    private static final String PARAMETER = "owners";
    private static final int MOST_RULES = 2000;
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_STARS = 8;

    private final List<Rule> rules;

    private OwnerRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern path, List<String> owners) {}

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the line */
    static OwnerRules parse(String text, CallContext context) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String rule = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (rule.isEmpty()) {
                continue;
            }
            String[] words = rule.split("\\s+");
            if (words[0].length() > LONGEST_PATTERN || rules.size() >= MOST_RULES) {
                throw context.invalid(PARAMETER, "is too long in line " + number);
            }
            if (words[0].chars().filter(c -> c == '*').count() > MOST_STARS) {
                throw context.invalid(PARAMETER, "has more than " + MOST_STARS + " stars in line " + number);
            }
            if (words[0].startsWith("!") || words[0].contains("[")) {
                throw context.invalid(
                        PARAMETER,
                        "has a pattern with '!' or '[' in line " + number + ", which such rules do not take");
            }
            List<String> owners = Arrays.stream(words)
                    .skip(1)
                    .map(owner -> owner.startsWith("@") ? owner.substring(1) : owner)
                    .toList();
            rules.add(new Rule(compile(words[0]), owners));
        }
        return new OwnerRules(List.copyOf(rules));
    }

    /** The owners of the first test that has some; empty for none. */
    List<String> of(CauseFailures failures) {
        for (CauseFailures.FailedTest test : failures.tests()) {
            List<String> owners = of(paths(test));
            if (!owners.isEmpty()) {
                return owners;
            }
        }
        return List.of();
    }

    private List<String> of(List<String> paths) {
        for (int index = rules.size() - 1; index >= 0; index--) {
            Rule rule = rules.get(index);
            if (paths.stream().anyMatch(path -> rule.path().matcher(path).find())) {
                return rule.owners();
            }
        }
        return List.of();
    }

    /** The source file if it is known, and the class as a path, without inner classes. */
    private static List<String> paths(CauseFailures.FailedTest test) {
        List<String> paths = new ArrayList<>();
        if (!test.sourceFile().isEmpty()) {
            paths.add(test.sourceFile().replace('\\', '/').replaceFirst("^(\\./|/)", ""));
        }
        String name = test.className().isEmpty() ? test.name() : test.className();
        paths.add(name.contains("/") ? name : name.replaceFirst("\\$.*", "").replace('.', '/'));
        return paths;
    }

    private static Pattern compile(String glob) {
        String body = glob.replaceFirst("^/", "").replaceFirst("/$", "");
        boolean isAnchored = glob.startsWith("/") || body.contains("/");
        StringBuilder regex = new StringBuilder(isAnchored ? "^" : "(?:^|/)");
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (body.startsWith("**/", at)) {
                regex.append("(?:[^/]++/)*");
                at += 2;
            } else if (body.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        return Pattern.compile(regex + "(?:/|$)");
    }
}
