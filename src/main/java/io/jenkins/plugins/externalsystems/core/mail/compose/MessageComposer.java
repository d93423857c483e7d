package io.jenkins.plugins.externalsystems.core.mail.compose;

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
    private static final Pattern FURTHER_HEADER = Pattern.compile("(?i)(x|list)-[a-z0-9-]{1,60}");
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._@-]{1,100}");
    private final MailRules rules;
    private final String connection;
    private final InstantSource clock;

    MessageComposer(MailRules rules, String connection, InstantSource clock) {
        this.rules = rules;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * The message; fails with VALIDATION_ERROR naming the parameter.
     *
     * @param key of the message, the same for each try
     */
    CompletionStage<Outgoing> compose(Arguments arguments, MessageBody body, String key, CallContext context) {
        List<MailAddress> to = addresses(arguments, MailParameters.TO, context);
        List<MailAddress> cc = addresses(arguments, MailParameters.CC, context);
        List<MailAddress> bcc = addresses(arguments, MailParameters.BCC, context);
        List<MailAddress> shown = to.isEmpty() && cc.isEmpty() && bcc.isEmpty() ? rules.defaultRecipients() : to;
        List<String> recipients = recipients(shown, cc, bcc, context);
        MailAddress from = sender(arguments, context);
        List<MailAddress> replyTo = addresses(arguments, MailParameters.REPLY_TO, context);
        Map<String, String> headers = headers(arguments, from, context);
        String subject = oneLine(MailParameters.SUBJECT, body.subject(), context);
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
            MailEnvelope envelope = new MailEnvelope(
                    from.address(), recipients, message.estimatedSize(), arguments.bool(MailParameters.ALL_OR_NONE));
            return new Outgoing(envelope, message, bcc, arguments);
        });
    }

    private List<String> recipients(
            List<MailAddress> to, List<MailAddress> cc, List<MailAddress> bcc, CallContext context) {
        Set<String> recipients = new LinkedHashSet<>();
        for (List<MailAddress> list : List.of(to, cc, bcc)) {
            list.forEach(address -> recipients.add(address.address()));
        }
        if (recipients.isEmpty()) {
            throw context.invalid(MailParameters.TO, "is missing, and the connection has no default recipients");
        }
        if (recipients.size() > rules.mostRecipients()) {
            throw context.invalid(
                    MailParameters.TO,
                    "makes " + recipients.size() + " recipients with cc and bcc; " + rules.recipientLimit() + " "
                            + rules.mostRecipients() + " a message, so send several");
        }
        return List.copyOf(recipients);
    }

    private MailAddress sender(Arguments arguments, CallContext context) {
        return arguments
                .optionalText(MailParameters.FROM)
                .map(text -> address(MailParameters.FROM, text, context))
                .or(rules::defaultSender)
                .orElseThrow(() ->
                        context.invalid(MailParameters.FROM, "is missing, and the connection has no default sender"));
    }

    private static List<MailAddress> addresses(Arguments arguments, String parameter, CallContext context) {
        List<MailAddress> addresses = new ArrayList<>();
        for (String text : arguments.texts(parameter)) {
            if (!text.isBlank()) {
                addresses.add(address(parameter, text, context));
            }
        }
        return addresses;
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
        arguments
                .optionalText(MailParameters.THREAD)
                .filter(thread -> !thread.isBlank())
                .ifPresent(thread -> {
                    String id = MessageIds.ofThread(connection, thread, from);
                    headers.put("In-Reply-To", id);
                    headers.put("References", id);
                });
        switch (arguments.optionalText(MailParameters.PRIORITY).orElse("normal")) {
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
        arguments.map(MailParameters.HEADERS).forEach((name, value) -> {
            if (!FURTHER_HEADER.matcher(name).matches()) {
                throw context.invalid(MailParameters.HEADERS, "holds a name that does not start with X- or List-");
            }
            headers.put(name, oneLine(MailParameters.HEADERS, String.valueOf(value), context));
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
                .optionalText(MailParameters.ATTACHMENTS)
                .filter(patterns -> !patterns.isBlank())
                .map(patterns -> MatchingFiles.of(context, MailParameters.ATTACHMENTS, patterns))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private static CompletionStage<Map<String, FileContent>> images(Arguments arguments, CallContext context) {
        CompletionStage<Map<String, FileContent>> images = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (Map.Entry<String, Object> image :
                arguments.map(MailParameters.INLINE_IMAGES).entrySet()) {
            String name = image.getKey();
            if (!CONTENT_ID.matcher(name).matches()) {
                throw context.invalid(
                        MailParameters.INLINE_IMAGES,
                        "holds a name with other characters than letters, digits, '.', '_', '-' and '@'");
            }
            images = images.thenCombine(
                    MatchingFiles.of(context, MailParameters.INLINE_IMAGES, String.valueOf(image.getValue())),
                    (all, files) -> {
                        if (files.size() > 1) {
                            throw context.invalid(
                                    MailParameters.INLINE_IMAGES, "has several files for '" + name + "'; name one");
                        }
                        all.put(name, files.get(0));
                        return all;
                    });
        }
        return images;
    }

    private void requireSize(MailMessage message, CallContext context) {
        long size = message.estimatedSize();
        if (size > rules.largestMessage()) {
            List<String> names = new ArrayList<>();
            message.attachments().forEach(file -> names.add(file.name()));
            throw context.invalid(
                    names.isEmpty() ? MailParameters.HTML : MailParameters.ATTACHMENTS,
                    String.format(
                            Locale.ROOT,
                            "makes a message of %.1f MiB, and %s; leave files out or compress them",
                            size / 1048576.0,
                            rules.sizeLimit()));
        }
    }
}
