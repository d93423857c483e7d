package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.core.auth.tls.PemText;
import io.jenkins.plugins.externalsystems.core.auth.tls.UnusableCertificateException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The checks of connection fields, each one sentence or nothing; the form shows it beside the field, and the setters refuse
 * with it, so that configuration as code is held to the same rules.
 */
public final class ConnectionChecks {
    private ConnectionChecks() {}

    /** A check of one text. */
    public interface Check {
        /** @throws IllegalArgumentException saying what is wrong */
        void check(String value);
    }

    /** The value, if the check lets it pass; null counts as empty. @throws IllegalArgumentException if not */
    public static String checked(@CheckForNull String value, Check check) {
        String text = value == null ? "" : value.trim();
        check.check(text);
        return text;
    }

    /** The same for a form: the sentence beside the field. */
    public static FormValidation validate(@CheckForNull String value, Check check) {
        try {
            checked(value, check);
            return FormValidation.ok();
        } catch (IllegalArgumentException wrong) {
            return FormValidation.error(wrong.getMessage());
        }
    }

    static void id(String value) {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "A connection needs an id of letters, digits, '.', '_' and '-', at most 64 characters");
        }
    }

    /** Like {@link #optionalUrl}, and not empty. @throws IllegalArgumentException if not */
    public static void requiredUrl(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The URL is missing");
        }
        optionalUrl(value);
    }

    /** An http or https URL without user, query and fragment, or nothing. @throws IllegalArgumentException if not */
    public static void optionalUrl(String value) {
        http(value, false);
    }

    /** The same, with a query or without, as addresses of SOAP services have it, and not empty. */
    static void requiredUrlWithQuery(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The URL is missing");
        }
        http(value, true);
    }

    /** The same, or nothing. */
    public static void optionalUrlWithQuery(String value) {
        http(value, true);
    }

    private static void http(String value, boolean mayHaveQuery) {
        if (value.isEmpty()) {
            return;
        }
        try {
            URI url = new URI(value);
            boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!isHttp || url.getHost() == null) {
                throw new IllegalArgumentException("Must be a URL such as https://example.com");
            }
            if (url.getUserInfo() != null) {
                throw new IllegalArgumentException("The URL must not hold a user or password; choose a credential");
            }
            if (!mayHaveQuery && url.getQuery() != null || url.getFragment() != null) {
                throw new IllegalArgumentException(
                        "The URL must have " + (mayHaveQuery ? "no fragment" : "no query and no fragment"));
            }
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("Must be a URL such as https://example.com", broken);
        }
    }

    static void certificates(String value) {
        try {
            if (!value.isEmpty()) {
                PemText.certificates(value);
            }
        } catch (UnusableCertificateException unusable) {
            throw new IllegalArgumentException("The text " + unusable.getMessage(), unusable);
        }
    }

    /** The number. @throws IllegalArgumentException if it is none */
    static int wholeNumber(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("Must be a whole number", none);
        }
    }

    static void backoffFactor(String value) {
        try {
            atLeast("The back-off factor", Double.parseDouble(value), 0);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("The back-off factor is a number of seconds, such as 0.3", notANumber);
        }
    }

    /** A number that is not too small. @param name at the start of the sentence @throws IllegalArgumentException if it is */
    public static void atLeast(String name, double value, double least) {
        if (!(value >= least)) {
            throw new IllegalArgumentException(name + " must be at least " + (least == 0 ? "0" : "1"));
        }
    }
}
