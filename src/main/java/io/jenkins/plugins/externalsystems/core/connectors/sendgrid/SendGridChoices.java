package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a message that only SendGrid has.
 *
 * @param arguments of the message
 * @param context for failures
 */
record SendGridChoices(Arguments arguments, CallContext context) {

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the parameter */
    void check(Instant now) {
        List<String> categories = categories();
        if (categories.size() > SendGridLimits.CATEGORIES || new HashSet<>(categories).size() != categories.size()) {
            throw context.invalid(SendGridOperations.CATEGORIES, "holds more than 10 names, or one twice");
        }
        for (String category : categories) {
            if (category.isBlank() || category.codePointCount(0, category.length()) > SendGridLimits.CATEGORY_LENGTH) {
                throw context.invalid(
                        SendGridOperations.CATEGORIES, "holds a name that is blank or longer than 255 characters");
            }
        }
        Map<String, String> customArgs = customArgs();
        int bytes = customArgs.isEmpty() ? 0 : Json.write(customArgs).getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= SendGridLimits.CUSTOM_ARGS_BYTES) {
            throw context.invalid(
                    SendGridOperations.CUSTOM_ARGS,
                    "has " + bytes + " bytes as JSON; SendGrid takes fewer than " + SendGridLimits.CUSTOM_ARGS_BYTES);
        }
        Instant sendAt = sendAt();
        if (sendAt != null && (sendAt.isBefore(now) || sendAt.isAfter(now.plus(SendGridLimits.AHEAD)))) {
            throw context.invalid(SendGridOperations.SEND_AT, "is over, or more than 72 hours ahead");
        }
    }

    List<String> categories() {
        return arguments.texts(SendGridOperations.CATEGORIES);
    }

    Map<String, String> customArgs() {
        Map<String, String> texts = new LinkedHashMap<>();
        arguments.map(SendGridOperations.CUSTOM_ARGS).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** Null to send it at once. */
    @CheckForNull
    Instant sendAt() {
        String text =
                arguments.optionalText(SendGridOperations.SEND_AT).orElse("").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw context.invalid(
                    SendGridOperations.SEND_AT, "is no time with an offset, such as 2026-12-01T08:00:00Z");
        }
    }
}
