package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;

/** The parameters of the operations. */
final class TwilioParameters {
    private static final Parameter TO = Parameter.required(
            "to",
            ParameterType.STRING,
            "The recipient's telephone number in any notation; without + it is one of the connection's default_region.");
    private static final Parameter TEXT = Parameter.optional(
            "text",
            ParameterType.TEXT,
            "The message, plain text; cut where it has more than 1,600 characters. Not needed where there are media.");
    private static final Parameter MEDIA = Parameter.optional(
            "media_urls",
            ParameterType.STRING_LIST,
            "Addresses that Twilio gets media from, ten at most: the message is an MMS then, which few countries have.");
    private static final Parameter FROM = Parameter.optional(
            "from",
            ParameterType.STRING,
            "Another sender than the connection's: a number, a short code, a name, or a messaging service's SID.");

    static final Parameter[] NEW_MESSAGE = {TO, TEXT, MEDIA, FROM};

    static final Parameter[] FROM_TEMPLATE = {
        TO,
        Parameter.required(
                "template",
                ParameterType.STRING,
                "Name of the template: compliance_alert, route_update, shift_reminder, or one of the connection's own."),
        Parameter.optional("data", ParameterType.MAP, "Values for the template's places."),
        MEDIA,
        FROM
    };

    static final Parameter SID =
            Parameter.required("sid", ParameterType.STRING, "The message's SID, which sending it gave.");

    static final Parameter LIMIT = Parameter.withDefault(
            "limit", ParameterType.INTEGER, 50, "How many messages are enough; the newest come first.");

    static final Parameter[] FILTERS = {
        Parameter.optional("to", ParameterType.STRING, "Only those to this number."),
        Parameter.optional("from", ParameterType.STRING, "Only those from this number, short code or name."),
        Parameter.optional(
                "sent_after",
                ParameterType.STRING,
                "Only those sent at this time or later: a day such as 2026-11-30, in UTC, or a time in ISO 8601."),
        Parameter.optional("sent_before", ParameterType.STRING, "Only those sent at this time or earlier."),
        LIMIT
    };

    private TwilioParameters() {}
}
