package io.jenkins.plugins.externalsystems.core.mail.service;

/**
 * How much a service takes.
 *
 * @param recipients of a message, with those of copies
 * @param bytes of a message with its attachments as they are encoded
 * @param size the same for people, such as {@code 30 MB}
 * @param batch messages of one call; ours
 */
public record MailServiceLimits(int recipients, long bytes, String size, int batch) {}
