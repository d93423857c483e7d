package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import java.util.List;

/**
 * Tells administrators of connections that take any certificate: whoever stands between can read and change what is sent,
 * the credentials too. A private authority's certificate makes that needless.
 */
@Extension
public final class UnverifiedConnections extends AdministrativeMonitor {
    /** {@code 'jira' of folder 'team'} for each of them. */
    public List<String> getConnections() {
        return VisibleConnections.all().stream()
                .filter(found -> !found.configuration().isVerifySsl())
                .map(UnverifiedConnections::name)
                .toList();
    }

    private static String name(ScopedConnection connection) {
        return "'" + connection.id() + "'" + connection.scope().phrase();
    }

    @Override
    public boolean isActivated() {
        return !getConnections().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.UnverifiedConnections_displayName();
    }
}
