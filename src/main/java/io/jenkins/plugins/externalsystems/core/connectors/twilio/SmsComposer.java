package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.phone.PhoneNumber;
import io.jenkins.plugins.externalsystems.core.template.MissingValuesException;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a call's arguments into a message. No I/O. */
final class SmsComposer {
    private static final String TO = "to";
    private static final String TEXT = "text";
    private static final String MEDIA = "media_urls";

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]\\S*");

    private final TwilioSettings settings;

    SmsComposer(TwilioSettings settings) {
        this.settings = settings;
    }

    /**
     * A message that somebody wrote. Its text is cut where it is too long.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for an empty message, a
     *     recipient or sender that is none, no sender at all, and media that nobody can get
     */
    Sms written(Arguments arguments, CallContext context) {
        String text = clean(arguments.optionalText(TEXT).orElse(""));
        List<String> media = media(arguments, context);
        if (text.isEmpty() && media.isEmpty()) {
            throw context.invalid(TEXT, "is empty; give a text, or media");
        }
        return sms(arguments, text, media, context);
    }

    /**
     * A message that a template makes of data.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR as {@link #written}, for an
     *     unknown template, naming the known ones, and for data that it cannot be filled with
     */
    Sms fromTemplate(Arguments arguments, CallContext context) {
        String name = arguments.text("template");
        TextTemplate template = settings.templates()
                .find(name)
                .orElseThrow(() -> context.invalid(
                        "template",
                        "is '" + name + "'; known are "
                                + String.join(", ", settings.templates().names())));
        String text;
        try {
            text = clean(template.render(arguments.map("data")));
        } catch (MissingValuesException missing) {
            throw context.invalid(
                    "data",
                    "lacks " + String.join(", ", missing.names()) + ", which the template '" + name + "' shows");
        } catch (IllegalArgumentException unusable) {
            throw context.invalid("data", "does not fit the template '" + name + "': " + unusable.getMessage());
        }
        if (text.isEmpty()) {
            throw context.invalid("data", "leaves nothing to show by the template '" + name + "'");
        }
        return sms(arguments, text, media(arguments, context), context);
    }

    private Sms sms(Arguments arguments, String text, List<String> media, CallContext context) {
        PhoneNumber to = number(arguments.text(TO), context);
        TruncatedText kept = TruncatedText.withDots(text, Sms.LONGEST);
        if (kept.isCut()) {
            context.trace()
                    .warn(String.format(
                            Locale.ROOT,
                            "The text has %,d characters and was cut to the 1,600 that a message takes.",
                            text.length()));
        }
        return new Sms(to.e164(), sender(arguments, context), kept.text(), media, kept.isCut());
    }

    /** A recipient, or the filter of a list. */
    PhoneNumber number(String text, String parameter, CallContext context) {
        try {
            return PhoneNumber.parse(text, settings.region().orElse(null));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(parameter, "is '" + printable(text) + "', which " + wrong.getMessage());
        }
    }

    private PhoneNumber number(String text, CallContext context) {
        PhoneNumber number = number(text, TO, context);
        if (!number.isKnown()) {
            context.trace().warn("No range of telephone numbers is known that " + number + " is in; it may be wrong.");
        } else if (number.isFixedLine()) {
            context.trace().warn("The number " + number + " is a landline's, which seldom takes messages.");
        }
        return number;
    }

    private Sender sender(Arguments arguments, CallContext context) {
        Optional<String> given = arguments.optionalText("from");
        return given.map(text -> sender(text, context))
                .or(settings::sender)
                .orElseThrow(() -> context.invalid(
                        "from",
                        "is missing, and the connection has neither '" + TwilioSettings.FROM_NUMBER + "' nor '"
                                + TwilioSettings.MESSAGING_SERVICE_SID + "'"));
    }

    Sender sender(String text, CallContext context) {
        try {
            return Sender.parse(text, settings.region().orElse(null));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid("from", "is '" + printable(text) + "', which " + wrong.getMessage());
        }
    }

    private static List<String> media(Arguments arguments, CallContext context) {
        List<String> urls = arguments.texts(MEDIA).stream().map(String::strip).toList();
        if (urls.size() > Sms.MOST_MEDIA) {
            throw context.invalid(MEDIA, "has " + urls.size() + " addresses; a message has ten media at most");
        }
        for (int index = 0; index < urls.size(); index++) {
            if (!WEB_ADDRESS.matcher(urls.get(index)).matches()) {
                throw context.invalid(MEDIA + "[" + index + "]", "is no http or https address");
            }
        }
        return urls;
    }

    /** Without control characters; a tab would make every character of the message cost two. */
    private static String clean(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n").replace('\t', ' ');
        return CONTROL.matcher(lines).replaceAll("").strip();
    }

    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
