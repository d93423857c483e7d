package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A user of a {@link FakeJira}.
 *
 * @param accountId names the user on Cloud
 * @param name names the user on Data Center
 * @param dialect in which answers show the user
 * @param isEmailHidden whether answers leave the e-mail address out, as people may choose
 * @param isActive whether the account may log in
 */
public record FakeUser(
        String accountId,
        String name,
        String displayName,
        String email,
        boolean isEmailHidden,
        boolean isActive,
        FakeDialect dialect) {

    /** What requests name the user by. */
    public String id() {
        return dialect.isCloud() ? accountId : name;
    }

    /** As Jira writes users. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (dialect.isCloud()) {
            json.put("accountId", accountId);
            json.put("accountType", "atlassian");
        } else {
            json.put("key", "JIRAUSER" + Math.floorMod(name.hashCode(), 90_000));
            json.put("name", name);
        }
        json.put("active", isActive);
        json.put("displayName", displayName);
        if (!isEmailHidden) {
            json.put("emailAddress", email);
        }
        return json;
    }

    /** Whether the user search finds the user: beginnings of words of the name, or of the address, hidden or not. */
    boolean isFoundBy(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        boolean isNamed = !dialect.isCloud() && name.toLowerCase(Locale.ROOT).startsWith(wanted);
        return isNamed
                || email.toLowerCase(Locale.ROOT).startsWith(wanted)
                || displayName.toLowerCase(Locale.ROOT).startsWith(wanted)
                || Arrays.stream(displayName.toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(word -> word.startsWith(wanted));
    }
}
