package io.jenkins.plugins.externalsystems.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of the build page: what was done, where, with link, or why it failed. Persisted with the build; immutable. */
public final class ActionRecord {
    private final String symbol;
    private final String connection;
    private final boolean success;
    private final String target;
    private final String url;
    private final String error;
    private final boolean outcomeUnknown;
    /** Null in what earlier versions stored. */
    private final List<ActionLink> links;

    private final String rule;
    private final boolean dryRun;

    private ActionRecord(
            String symbol,
            @CheckForNull String connection,
            boolean success,
            @CheckForNull String target,
            @CheckForNull String url,
            @CheckForNull String error,
            boolean outcomeUnknown,
            List<ActionLink> links,
            @CheckForNull String rule,
            boolean dryRun) {
        this.symbol = symbol;
        this.connection = connection;
        this.success = success;
        this.target = target;
        this.url = url;
        this.error = error;
        this.outcomeUnknown = outcomeUnknown;
        this.links = links;
        this.rule = rule;
        this.dryRun = dryRun;
    }

    /**
     * Makes the line for a result.
     *
     * @param connection as the action named it; null if it did not
     * @param namesOperation whether the symbol alone does not tell what was done
     * @param mask hides the build's sensitive values in everything that is kept
     */
    public static ActionRecord of(
            String symbol,
            @CheckForNull String connection,
            boolean namesOperation,
            ExternalSystemResult result,
            Redactor mask) {
        Map<String, Object> data = result.resultData();
        Optional<Verdict> verdict = Verdict.of(result);
        boolean isGood = result.success() && verdict.map(Verdict::isPass).orElse(true);
        String sentence = verdict.map(Verdict::reason).orElse(null);
        Object used = result.metadata().getOrDefault(MetadataKeys.CONNECTION, connection);
        return new ActionRecord(
                symbol,
                used == null ? null : mask.redact(used.toString()),
                isGood,
                masked(mask, sentence == null || !isGood ? target(result, namesOperation) : sentence),
                masked(mask, link(data)),
                masked(mask, sentence == null || isGood ? result.errorMessage() : sentence + "."),
                result.isOutcomeUnknown(),
                ActionLink.of(data.get("links"), mask),
                null,
                result.isDryRun());
    }

    /** The same, done by a notification rule. @param name of the rule; null for none */
    public ActionRecord byRule(@CheckForNull String name) {
        return new ActionRecord(symbol, connection, success, target, url, error, outcomeUnknown, links, name, dryRun);
    }

    @CheckForNull
    private static String target(ExternalSystemResult result, boolean namesOperation) {
        String target = target(result);
        if (!namesOperation || !result.success()) {
            return target;
        }
        return target == null ? result.operation() : result.operation() + ", " + target;
    }

    /** What the result is about, by the keys that the connectors use. */
    @CheckForNull
    private static String target(ExternalSystemResult result) {
        Map<String, Object> data = result.resultData();
        if (result.isDryRun()) {
            Object whose = result.metadata().get(MetadataKeys.DRY_RUN_BY);
            return "not sent: dry run" + (whose == null ? "" : " of " + whose);
        }
        for (String key : new String[] {"key", "id", "channel"}) {
            if (data.get(key) instanceof String text && !text.isEmpty()) {
                return text;
            }
        }
        if (data.get("accepted") instanceof List<?> accepted) {
            // Their number only: not everybody who sees the build may know who got a blind copy.
            return several(accepted.size(), "recipient");
        }
        if (data.get("segments") instanceof Number segments) {
            return "1 recipient, " + several(segments, "segment");
        }
        if (data.get("count") instanceof Number count) {
            // Of what was found as well as of what was sent.
            return several(count, "item");
        }
        return data.get("summary") instanceof String summary && !summary.isEmpty() ? summary : null;
    }

    private static String several(Number count, String what) {
        return count + " " + what + (count.longValue() == 1 ? "" : "s");
    }

    /** The page for people; only http and https, since it becomes a link. */
    @CheckForNull
    private static String link(Map<String, Object> data) {
        for (String key : new String[] {"url", "permalink"}) {
            if (data.get(key) instanceof String text && ActionLink.isPage(text)) {
                return text;
            }
        }
        return null;
    }

    @CheckForNull
    private static String masked(Redactor mask, @CheckForNull String text) {
        return text == null ? null : mask.redact(text);
    }

    /** The action's name in a Jenkinsfile. */
    public String getSymbol() {
        return symbol;
    }

    /** The id of the connection that was used; null if none was found. */
    @CheckForNull
    public String getConnection() {
        return connection;
    }

    public boolean isSuccess() {
        return success;
    }

    /** What was made or changed, such as an issue's key; null if nothing names it. */
    @CheckForNull
    public String getTarget() {
        return target;
    }

    /** The target's page; null if it has none. */
    @CheckForNull
    public String getUrl() {
        return url;
    }

    /** Why it failed; null if it did not. */
    @CheckForNull
    public String getError() {
        return error;
    }

    /** Further pages, such as those of several issues. */
    public List<ActionLink> getLinks() {
        return links == null ? List.of() : List.copyOf(links);
    }

    /** Whether it may have been done in spite of the failure. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /** Whether nothing was sent, since a switch said so. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** The name of the rule that did it; null for what the build did itself. */
    @CheckForNull
    public String getRule() {
        return rule;
    }

    /** For the build's log, on one line. */
    public String toLogLine() {
        StringBuilder line = new StringBuilder(symbol).append(": ");
        if (success) {
            line.append(target == null ? "done" : target);
            if (url != null) {
                line.append(' ').append(url);
            }
        } else {
            line.append(error);
            if (outcomeUnknown) {
                line.append(" It may have arrived all the same.");
            }
            if (dryRun) {
                line.append(" (").append(target).append(')');
            }
        }
        return line.toString().replaceAll("\\s*\\R\\s*", " ");
    }
}
