package io.jenkins.plugins.externalsystems.core.connectors.jira;

/** Text from outside made fit for a sentence of ours. */
final class Words {
    private static final int MOST = 300;

    private Words() {}

    /** One line without control characters, cut where it is long. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
