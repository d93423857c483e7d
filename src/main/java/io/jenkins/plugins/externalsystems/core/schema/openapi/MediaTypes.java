package io.jenkins.plugins.externalsystems.core.schema.openapi;

import java.util.Locale;
import java.util.Set;

/** What the types of bodies mean that documents name. */
final class MediaTypes {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    private static final Set<String> BINARY =
            Set.of("application/octet-stream", "application/zip", "application/gzip", "application/pdf");
    private static final Set<String> BINARY_KINDS = Set.of("image", "audio", "video", "font");

    private MediaTypes() {}

    /** Without parameters, in small letters. */
    static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it can stand in a header: a document is written by others. */
    static boolean isSafe(String type) {
        return type.matches("[!-~]+/[ -~]{1,200}");
    }

    static boolean isJson(String type) {
        String bare = bare(type);
        return bare.equals("application/json") || bare.endsWith("+json") || isAny(bare);
    }

    static boolean isAny(String type) {
        return bare(type).equals("*/*");
    }

    static boolean isText(String type) {
        return bare(type).startsWith("text/");
    }

    /** Whether it is content that people keep in files. */
    static boolean isBinary(String type) {
        String bare = bare(type);
        return BINARY.contains(bare) || BINARY_KINDS.contains(bare.split("/", 2)[0]);
    }

    /** Forms and other bodies of several parts. */
    static boolean isMultipart(String type) {
        return bare(type).startsWith("multipart/");
    }
}
