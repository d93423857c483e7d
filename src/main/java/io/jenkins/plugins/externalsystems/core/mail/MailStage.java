package io.jenkins.plugins.externalsystems.core.mail;

/** How far the talk with a server was; before {@link #END} a message has surely not been taken. */
public enum MailStage {
    /** Looking the host up and connecting. */
    CONNECT,
    /** The server's first line, and what it says that it can do. */
    GREETING,
    /** The change to TLS. */
    TLS,
    /** The login. */
    LOGIN,
    /** MAIL FROM. */
    SENDER,
    /** RCPT TO. */
    RECIPIENTS,
    /** DATA and the message. */
    MESSAGE,
    /** The final dot, after which the message is the server's. */
    END
}
