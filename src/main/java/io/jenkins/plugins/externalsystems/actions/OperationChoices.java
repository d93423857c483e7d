package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.config.ConnectionTester;
import io.jenkins.plugins.externalsystems.config.OfferedOperations;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Optional;

/**
 * What the form of {@code externalSystem} says about operations: only what the connections that the job may use offer, and
 * only as far as they allow it. Who may look at the configuration alone gets what is known; only who may change it makes
 * Jenkins ask a service.
 */
final class OperationChoices {
    private static final int NOTES = 20;

    @CheckForNull
    private final Item item;

    private final Optional<ScopedConnection> connection;

    /**
     * For who may see the configuration.
     *
     * @param item the job or folder whose form it is; null outside of any
     * @param id of the connection; empty for the only one
     */
    OperationChoices(@CheckForNull Item item, @CheckForNull String id) {
        this.item = item;
        this.connection = find(item, Util.fixNull(id));
    }

    private static Optional<ScopedConnection> find(@CheckForNull Item item, String id) {
        List<ScopedConnection> visible = VisibleConnections.of(item, List.of());
        if (id.isBlank()) {
            return visible.size() == 1 ? Optional.of(visible.get(0)) : Optional.empty();
        }
        return visible.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** Names for the field; the service is asked where what it offers is not known. */
    ComboBoxModel names() {
        Inquiry inquiry = Permissions.mayConfigure(item) ? Inquiry.WHERE_UNKNOWN : Inquiry.NONE;
        return new ComboBoxModel(offered(inquiry).operations().stream()
                .map(OfferedOperations.Offered::name)
                .toList());
    }

    /** What is known about one operation; asks nobody. */
    FormValidation check(String name) {
        if (connection.isEmpty()) {
            return FormValidation.ok();
        }
        if (!connection.get().configuration().admitsOperation(name)) {
            return FormValidation.error(Messages.ExternalSystemAction_notAllowed(name));
        }
        OfferedOperations offered = offered(Inquiry.NONE);
        Optional<OfferedOperations.Offered> found = offered.find(name);
        if (found.isPresent()) {
            return FormValidation.ok(sentence(found.get()));
        }
        String problem = offered.problem();
        if (problem != null) {
            return FormValidation.warning(Messages.ExternalSystemAction_unread(problem));
        }
        return offered.isComplete()
                ? FormValidation.warning(Messages.ExternalSystemAction_unknown(name))
                : FormValidation.ok();
    }

    private static String sentence(OfferedOperations.Offered operation) {
        StringBuilder words = new StringBuilder(operation.description());
        if (!operation.required().isEmpty()) {
            words.append(' ').append(Messages.ExternalSystemAction_needs(String.join(", ", operation.required())));
        }
        if (!operation.optional().isEmpty()) {
            words.append(' ').append(Messages.ExternalSystemAction_takes(String.join(", ", operation.optional())));
        }
        return words.toString();
    }

    /** Asks the service anew, and says what came of it. */
    FormValidation refresh() {
        if (connection.isEmpty()) {
            return FormValidation.error(Messages.ExternalSystemAction_chooseConnection());
        }
        OfferedOperations offered = offered(Inquiry.ANEW);
        String problem = offered.problem();
        if (problem != null) {
            return FormValidation.error(problem);
        }
        StringBuilder markup = new StringBuilder(Util.escape(Messages.ExternalSystemAction_read(
                offered.discovered(), offered.operations().size())));
        if (!offered.notes().isEmpty()) {
            markup.append("<ul>");
            offered.notes().stream()
                    .limit(NOTES)
                    .forEach(note ->
                            markup.append("<li>").append(Util.escape(note)).append("</li>"));
            int more = offered.notes().size() - NOTES;
            if (more > 0) {
                markup.append("<li>")
                        .append(Util.escape(Messages.ExternalSystemAction_moreNotes(more)))
                        .append("</li>");
            }
            markup.append("</ul>");
        }
        return FormValidation.okWithMarkup(markup.toString());
    }

    private OfferedOperations offered(Inquiry inquiry) {
        return connection
                .map(found ->
                        ExtensionList.lookupSingleton(ConnectionTester.class).operations(found, inquiry))
                .orElse(OfferedOperations.NONE);
    }
}
