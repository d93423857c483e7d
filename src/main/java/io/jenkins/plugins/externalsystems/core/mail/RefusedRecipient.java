package io.jenkins.plugins.externalsystems.core.mail;

/**
 * A recipient that the server did not take.
 *
 * @param address as it was given to the server
 * @param reply why
 */
public record RefusedRecipient(String address, SmtpReply reply) {}
