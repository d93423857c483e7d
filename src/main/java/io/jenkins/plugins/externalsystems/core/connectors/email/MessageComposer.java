package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Makes a message of a call's arguments. Reads no file; only finds them. */
final class MessageComposer {
    static final String TO = "to";
    static final String CC = "cc";
    static final String BCC = "bcc";
    static final String FROM = "from";
    static final String REPLY_TO = "reply_to";
    static final String SUBJECT = "subject";
    static final String TEXT = "text";
    static final String HTML = "html";
    static final String MARKDOWN = "markdown";
    static final String ATTACHMENTS = "attachments";
    static final String INLINE_IMAGES = "inline_images";
    static final String THREAD = "thread";
    static final String PRIORITY = "priority";
    static final String HEADERS = "headers";
    static final String ALL_OR_NONE = "all_or_none";

    private static final Pattern FURTHER_HEADER = Pattern.compile("(?i)(x|list)-[a-z0-9-]{1,60}");
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._@-]{1,100}");
    /** What a server takes at least; RFC 5321, section 4.5.3.1.8. */
    private static final int MOST_RECIPIENTS = 100;

    private final EmailSettings settings;
    private final String connection;
    private final InstantSource clock;

    MessageComposer(EmailSettings settings, String connection, InstantSource clock) {
        this.settings = settings;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * The message; fails with VALIDATION_ERROR naming the parameter.
     *
     * @param key of the message, the same for each try
     */
    CompletionStage<Outgoing> compose(Arguments arguments, MessageBody body, String key, CallContext context) {
        List<MailAddress> to = addresses(arguments, TO, context);
        List<MailAddress> cc = addresses(arguments, CC, context);
        List<MailAddress> bcc = addresses(arguments, BCC, context);
        List<MailAddress> shown = to.isEmpty() && cc.isEmpty() && bcc.isEmpty() ? settings.defaultRecipients() : to;
        List<String> recipients = recipients(shown, cc, bcc, context);
        MailAddress from = sender(arguments, context);
        List<MailAddress> replyTo = addresses(arguments, REPLY_TO, context);
        Map<String, String> headers = headers(arguments, from, context);
        String subject = oneLine(SUBJECT, body.subject(), context);
        return attachments(arguments, context).thenCombine(images(arguments, context), (attachments, images) -> {
            MailMessage message = new MailMessage(
                    MessageIds.ofMessage(key, from),
                    clock.instant(),
                    from,
                    shown,
                    cc,
                    replyTo,
                    subject,
                    body.text(),
                    body.html(),
                    images,
                    attachments,
                    headers);
            requireSize(message, context);
            MailEnvelope envelope =
                    new MailEnvelope(from.address(), recipients, message.estimatedSize(), arguments.bool(ALL_OR_NONE));
            return new Outgoing(envelope, message);
        });
    }

    private List<String> recipients(
            List<MailAddress> to, List<MailAddress> cc, List<MailAddress> bcc, CallContext context) {
        Set<String> recipients = new LinkedHashSet<>();
        for (List<MailAddress> list : List.of(to, cc, bcc)) {
            list.forEach(address -> recipients.add(address.address()));
        }
        if (recipients.isEmpty()) {
            throw context.invalid(TO, "is missing, and the connection has no default recipients");
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw context.invalid(
                    TO,
                    "makes " + recipients.size() + " recipients with cc and bcc; servers take " + MOST_RECIPIENTS
                            + " a message, so send several");
        }
        return List.copyOf(recipients);
    }

    private MailAddress sender(Arguments arguments, CallContext context) {
        return arguments
                .optionalText(FROM)
                .map(text -> address(FROM, text, context))
                .or(settings::defaultSender)
                .orElseThrow(() -> context.invalid(FROM, "is missing, and the connection has no default sender"));
    }

    private static List<MailAddress> addresses(Arguments arguments, String parameter, CallContext context) {
        return arguments.texts(parameter).stream()
                .filter(text -> !text.isBlank())
                .map(text -> address(parameter, text, context))
                .toList();
    }

    private static MailAddress address(String parameter, String text, CallContext context) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(
                    parameter, "holds '" + text.replaceAll("\\p{Cntrl}", "?") + "', which " + wrong.getMessage());
        }
    }

    private Map<String, String> headers(Arguments arguments, MailAddress from, CallContext context) {
        Map<String, String> headers = new LinkedHashMap<>();
        // So that nobody's out-of-office answers; RFC 3834, section 5.
        headers.put("Auto-Submitted", "auto-generated");
        arguments.optionalText(THREAD).filter(thread -> !thread.isBlank()).ifPresent(thread -> {
            String id = MessageIds.ofThread(connection, thread, from);
            headers.put("In-Reply-To", id);
            headers.put("References", id);
        });
        switch (arguments.optionalText(PRIORITY).orElse("normal")) {
            case "high" -> {
                headers.put("X-Priority", "1");
                headers.put("Importance", "high");
            }
            case "low" -> {
                headers.put("X-Priority", "5");
                headers.put("Importance", "low");
            }
            default -> {
                // Says nothing.
            }
        }
        arguments.map(HEADERS).forEach((name, value) -> {
            if (!FURTHER_HEADER.matcher(name).matches()) {
                throw context.invalid(HEADERS, "holds a name that does not start with X- or List-");
            }
            headers.put(name, oneLine(HEADERS, String.valueOf(value), context));
        });
        return headers;
    }

    private static String oneLine(String parameter, String text, CallContext context) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw context.invalid(parameter, "holds a line break or another control character");
        }
        return text.strip();
    }

    private static CompletionStage<List<FileContent>> attachments(Arguments arguments, CallContext context) {
        return arguments
                .optionalText(ATTACHMENTS)
                .filter(patterns -> !patterns.isBlank())
                .map(patterns -> MatchingFiles.of(context, ATTACHMENTS, patterns))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private static CompletionStage<Map<String, FileContent>> images(Arguments arguments, CallContext context) {
        CompletionStage<Map<String, FileContent>> images = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (Map.Entry<String, Object> image : arguments.map(INLINE_IMAGES).entrySet()) {
            String name = image.getKey();
            if (!CONTENT_ID.matcher(name).matches()) {
                throw context.invalid(
                        INLINE_IMAGES,
                        "holds a name with other characters than letters, digits, '.', '_', '-' and '@'");
            }
            images = images.thenCombine(
                    MatchingFiles.of(context, INLINE_IMAGES, String.valueOf(image.getValue())), (all, files) -> {
                        if (files.size() > 1) {
                            throw context.invalid(INLINE_IMAGES, "has several files for '" + name + "'; name one");
                        }
                        all.put(name, files.get(0));
                        return all;
                    });
        }
        return images;
    }

    private void requireSize(MailMessage message, CallContext context) {
        long size = message.estimatedSize();
        if (size > settings.largestMessage()) {
            List<String> names = new ArrayList<>();
            message.attachments().forEach(file -> names.add(file.name()));
            throw context.invalid(
                    names.isEmpty() ? HTML : ATTACHMENTS,
                    String.format(
                            Locale.ROOT,
                            "makes a message of %.1f MiB, and the connection's max_message_mb is %d; leave files out or"
                                    + " compress them",
                            size / 1048576.0,
                            settings.largestMessage() / 1048576));
        }
    }
}
