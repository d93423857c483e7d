package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** An answer that is a web page: a login wall, a proxy's page, or a site that is no Jira. */
final class WebPage {
    static final String LOGIN = "a login page answered instead of Jira; check the credentials, and whether a proxy or"
            + " single sign-on stands before 'server_url'";
    static final String NO_JIRA = "a web page answered instead of Jira; check that 'server_url' is a Jira site";

    private static final int HEAD = 20_000;
    private static final Pattern LOGIN_WORDS = Pattern.compile("\\b(log ?-?in|sign ?-?in|password|sso)\\b");

    private WebPage() {}

    static boolean is(HttpResponse response) {
        return response.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("text/html");
    }

    static boolean isLogin(HttpResponse response) {
        String text = response.text();
        String head = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
        return LOGIN_WORDS.matcher(head).find();
    }
}
