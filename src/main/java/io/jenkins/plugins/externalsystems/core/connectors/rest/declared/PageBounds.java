package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

/**
 * How many pages of a list are read.
 *
 * @param isPaged whether any page but the first is
 * @param maxPages requests at most
 * @param maxItems items at most
 */
public record PageBounds(boolean isPaged, int maxPages, int maxItems) {
    /** Pages at most, whatever is asked for. */
    public static final int MOST_PAGES = 1_000;
    /** Items at most, whatever is asked for. */
    public static final int MOST_ITEMS = 100_000;
}
