package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids as people copy them from TestRail: {@code 123}, or with the letter that its pages show, {@code C123}. */
final class EntityId {
    private static final Pattern ID = Pattern.compile("[CRTMSPcrtmsp]?([1-9][0-9]{0,17})");

    private EntityId() {}

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for anything else */
    static long of(CallContext context, String parameter, String text) {
        Matcher matcher = ID.matcher(text.trim());
        if (!matcher.matches()) {
            throw context.invalid(parameter, "is '" + text + "'; an id is a number such as 123");
        }
        return Long.parseLong(matcher.group(1));
    }
}
