package io.jenkins.plugins.externalsystems.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page that an action tells of, beside its target. Persisted with the build; immutable. */
public final class ActionLink {
    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 200;

    private final String text;
    private final String url;

    private ActionLink(String text, String url) {
        this.text = text;
        this.url = url;
    }

    /**
     * The links of a result: {@code links}, each with {@code text} and {@code url}. The first ones; what is no address of a
     * page is left out.
     *
     * @param mask hides the build's sensitive values
     */
    static List<ActionLink> of(@CheckForNull Object links, Redactor mask) {
        List<ActionLink> kept = new ArrayList<>();
        for (Object link : links instanceof List<?> list ? list : List.of()) {
            if (kept.size() < MOST
                    && link instanceof Map<?, ?> map
                    && map.get("url") instanceof String url
                    && isPage(url)) {
                Object given = map.get("text");
                String text = given == null ? url : given.toString();
                String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
                kept.add(new ActionLink(mask.redact(shown), mask.redact(url)));
            }
        }
        return kept;
    }

    /** Only http and https become links. */
    static boolean isPage(String url) {
        return url.toLowerCase(Locale.ROOT).matches("https?://.+");
    }

    /** What people read. */
    public String getText() {
        return text;
    }

    /** Where it leads; http or https. */
    public String getUrl() {
        return url;
    }
}
