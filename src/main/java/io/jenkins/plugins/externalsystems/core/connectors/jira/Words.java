package io.jenkins.plugins.externalsystems.core.connectors.jira;

/** Text from outside made fit for a sentence of ours. */
final class Words {
    private static final int MOST = 300;

    private Words() {}

    /** One line without control characters, cut between words where it is long. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
        if (line.length() <= MOST) {
            return line;
        }
        // Half a word could be half of a credential that a service sent back, and no redaction would know that one.
        int end = line.lastIndexOf(' ', MOST);
        return line.substring(0, end > 0 ? end : MOST) + "…";
    }
}
