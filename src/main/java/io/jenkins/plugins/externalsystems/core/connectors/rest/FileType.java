package io.jenkins.plugins.externalsystems.core.connectors.rest;

import java.net.URLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The content type that a file goes out as. */
final class FileType {
    private static final String UNKNOWN = "application/octet-stream";

    private FileType() {}

    /**
     * The one that is declared. Where there are several or a range: what the file's name says, if that is one of them.
     *
     * @param declared such as {@code image/png}, {@code image/*} or {@code image/png, image/jpeg}; empty for any
     */
    static String of(String declared, String fileName) {
        List<String> types = Arrays.stream(declared.split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
        if (types.size() == 1 && isConcrete(types.get(0))) {
            return types.get(0);
        }
        String named = URLConnection.guessContentTypeFromName(fileName);
        if (named != null && types.stream().anyMatch(type -> admits(type, named))) {
            return named;
        }
        return types.stream().filter(FileType::isConcrete).findFirst().orElse(UNKNOWN);
    }

    static boolean isConcrete(String type) {
        return !type.isEmpty() && !type.contains("*") && !type.contains(",");
    }

    private static boolean admits(String range, String type) {
        String bare = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.equals("*/*")
                || bare.equals(type)
                || bare.endsWith("/*") && type.startsWith(bare.substring(0, bare.length() - 1));
    }
}
