package io.jenkins.plugins.externalsystems.core.connectors.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In what an answer is written: as its Content-Type says, else as it says itself. */
final class AnswerText {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private AnswerText() {}

    @CheckForNull
    static Charset charset(HttpResponse response) {
        byte[] bytes = response.bytes();
        boolean hasMark = bytes.length > 2 && ((bytes[0] & 0xFF) == 0xEF || (bytes[0] & 0xFF) >= 0xFE);
        Matcher named = CHARSET.matcher(response.header("Content-Type").orElse(""));
        if (hasMark || !named.find()) {
            return null;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
