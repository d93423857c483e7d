package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * Tells administrators when another plugin has a step with one of our symbols: Pipelines would run that one, silently, and
 * nothing would be sent.
 */
@Extension
public final class SymbolConflicts extends AdministrativeMonitor {

    /** Our symbols that a Pipeline would not give to us. */
    public List<String> getSymbols() {
        return ExtensionList.lookup(ConnectorActionDescriptor.class).stream()
                .map(ConnectorActionDescriptor::symbol)
                .filter(symbol -> StepDescriptor.byFunctionName(symbol) != null
                        || StepDescriptor.metaStepsOf(symbol).size() != 1)
                .toList();
    }

    @Override
    public boolean isActivated() {
        return !getSymbols().isEmpty();
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.SymbolConflicts_displayName();
    }
}
