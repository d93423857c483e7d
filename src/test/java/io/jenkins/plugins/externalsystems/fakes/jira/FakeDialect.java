package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.LinkedHashMap;
import java.util.Map;

/** In what the two deployments of Jira differ on the wire, as far as a {@link FakeJira} has it. */
public enum FakeDialect {
    /** Version 3: documents, account ids, pages by token. */
    CLOUD("/rest/api/3/", "accountId"),
    /** Version 2 of Data Center: wiki text, user names, pages by start. */
    DATA_CENTER("/rest/api/2/", "name");

    private final String path;
    private final String userKey;

    FakeDialect(String path, String userKey) {
        this.path = path;
        this.userKey = userKey;
    }

    /** Where the API is, with a slash at both ends. */
    String path() {
        return path;
    }

    /** The name of what names a user in bodies. */
    String userKey() {
        return userKey;
    }

    boolean isCloud() {
        return this == CLOUD;
    }

    /** @throws JiraRefusal for text in the other one's form, or too long */
    void checkText(String field, Object value) {
        if (isCloud()) {
            AdfRules.check(field, value);
        } else if (!(value instanceof String text)) {
            throw JiraRefusal.field(field, "Operation value must be a string");
        } else if (text.length() > AdfRules.LONGEST_TEXT) {
            throw JiraRefusal.field(
                    field, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
    }

    Map<String, Object> serverInfo(String url) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("baseUrl", url);
        info.put("version", isCloud() ? "1001.0.0-SNAPSHOT" : "9.12.15");
        info.put("deploymentType", isCloud() ? "Cloud" : "Server");
        info.put("serverTitle", "Jira");
        return info;
    }
}
