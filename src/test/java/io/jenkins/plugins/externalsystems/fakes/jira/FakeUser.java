package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A user of a {@link FakeJira}.
 *
 * @param isEmailHidden whether answers leave the e-mail address out, as people may choose
 * @param isActive whether the account may log in
 */
public record FakeUser(String accountId, String displayName, String email, boolean isEmailHidden, boolean isActive) {

    /** As Jira writes users. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accountId", accountId);
        json.put("accountType", "atlassian");
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
        return email.toLowerCase(Locale.ROOT).startsWith(wanted)
                || displayName.toLowerCase(Locale.ROOT).startsWith(wanted)
                || Arrays.stream(displayName.toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(word -> word.startsWith(wanted));
    }
}
