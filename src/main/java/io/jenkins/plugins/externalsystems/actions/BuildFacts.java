package io.jenkins.plugins.externalsystems.actions;

/**
 * What an action may say about the build that it is a part of.
 *
 * @param name as people see it, such as {@code shop » main #7}; empty where there is no build
 * @param url of its page; empty where there is none, or Jenkins does not know its own address
 * @param result in capitals, {@code SUCCESS} while nothing else is known; empty where there is no build
 */
public record BuildFacts(String name, String url, String result) {
    /** There is no build. */
    public static final BuildFacts NONE = new BuildFacts("", "", "");
}
