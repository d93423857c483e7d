package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.util.List;

/**
 * How a connection's service pages.
 *
 * @param parameter of the query that takes cursor, offset or page; empty for styles without one
 * @param sizeParameter of the query that takes the page's size
 * @param size items a page; 0 for as the service likes
 * @param firstPage number of the first page
 * @param next where the next cursor or URL is in the answer; null for styles without one
 */
record PagingSettings(
        PagingStyle style,
        String parameter,
        String sizeParameter,
        int size,
        int firstPage,
        @CheckForNull DataPath next) {
    private static final String STYLE = "paging_style";
    private static final String PARAMETER = "paging_parameter";
    private static final String SIZE_PARAMETER = "paging_size_parameter";
    private static final String SIZE = "paging_size";
    private static final String FIRST_PAGE = "paging_first_page";
    private static final String NEXT = "paging_next";

    static List<Setting> declare() {
        return List.of(
                Setting.withDefault(
                        STYLE,
                        SettingType.TEXT,
                        "none",
                        "How lists go on: none, link (header Link), cursor, offset, page, next_url."),
                Setting.optional(
                        PARAMETER,
                        SettingType.TEXT,
                        "Query parameter of the cursor, the offset or the page; if unset, as the style is called."),
                Setting.withDefault(SIZE_PARAMETER, SettingType.TEXT, "limit", "Query parameter of the page's size."),
                Setting.withDefault(SIZE, SettingType.INTEGER, 0, "Items a page; 0 for as the service likes."),
                Setting.withDefault(FIRST_PAGE, SettingType.INTEGER, 1, "Number of the first page, for page."),
                Setting.optional(
                        NEXT,
                        SettingType.TEXT,
                        "JSONPath of the next cursor or URL; if unset, $.next_cursor or $.next."));
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting */
    static PagingSettings from(ConnectorConfig config) {
        String word = config.requiredText(STYLE);
        PagingStyle style = PagingStyle.of(word)
                .orElseThrow(() -> config.invalid(STYLE, "is '" + word + "'; allowed are " + PagingStyle.ids()));
        int size = config.integer(SIZE);
        if (size < 0 || size > 10_000) {
            throw config.invalid(SIZE, "must be from 0 to 10000");
        }
        if (config.integer(FIRST_PAGE) < 0) {
            throw config.invalid(FIRST_PAGE, "must not be negative");
        }
        return new PagingSettings(
                style,
                config.text(PARAMETER).orElse(style.parameter()),
                config.requiredText(SIZE_PARAMETER),
                size,
                config.integer(FIRST_PAGE),
                next(config, style));
    }

    @CheckForNull
    private static DataPath next(ConnectorConfig config, PagingStyle style) {
        if (style.next().isEmpty()) {
            return null;
        }
        try {
            return DataPath.of(config.text(NEXT).orElse(style.next()));
        } catch (IllegalArgumentException broken) {
            throw config.invalid(NEXT, broken.getMessage());
        }
    }
}
