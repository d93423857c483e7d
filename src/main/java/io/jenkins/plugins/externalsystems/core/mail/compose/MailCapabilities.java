package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;

/** What every connection that sends e-mail can do: batches, attachments, own headers, and conversations. */
public final class MailCapabilities {
    private MailCapabilities() {}

    /**
     * @param fromTable what its operations say
     * @param batch messages of one call
     * @param rateLimit messages or requests a minute, 0 for no limit
     */
    public static ConnectorCapabilities of(ConnectorCapabilities fromTable, int batch, int rateLimit) {
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                false,
                false,
                false,
                true,
                true,
                false,
                true,
                true,
                false,
                fromTable.itemTypes(),
                fromTable.queryOperators(),
                batch,
                rateLimit,
                fromTable.further());
    }
}
