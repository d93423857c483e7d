package io.jenkins.plugins.externalsystems.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Has nothing sent for the jobs below a folder, whatever they, their folders and the connections say. */
public final class FolderDryRun extends AbstractFolderProperty<AbstractFolder<?>> {
    private boolean dryRun;

    @DataBoundConstructor
    public FolderDryRun() {
        // Everything has a setter.
    }

    /** Whether the switch is on. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Form and symbol. */
    @Extension(optional = true)
    @Symbol("externalSystemsDryRun")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderDryRun_displayName();
        }

        /** Null where the switch is off; the folder's configuration then does not mention us. */
        @CheckForNull
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            AbstractFolderProperty<?> bound = super.newInstance(request, form);
            return bound instanceof FolderDryRun folder && !folder.dryRun ? null : bound;
        }
    }

    /** Finds them. */
    @Extension(optional = true)
    @Restricted(NoExternalUse.class)
    public static final class Source implements FolderDryRunSource {
        @Override
        public boolean isOn(Item folder) {
            if (!(folder instanceof AbstractFolder<?> holder)) {
                return false;
            }
            FolderDryRun found = holder.getProperties().get(FolderDryRun.class);
            return found != null && found.isDryRun();
        }
    }
}
