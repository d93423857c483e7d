package io.jenkins.plugins.externalsystems.core.client;

/** Makes one line for people of what a service wrote, whatever that was. */
final class VendorWords {
    private static final int LONGEST = 500;

    private VendorWords() {}

    /** Without control and formatting characters, at most 500 characters, ending with one full stop. */
    static String sentence(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) > LONGEST) {
            return line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
        }
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }
}
