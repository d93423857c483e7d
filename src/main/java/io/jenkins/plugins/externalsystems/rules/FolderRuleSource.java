package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.Item;

/** Knows the rules of folders; there is none where the Folders plugin is not installed. */
interface FolderRuleSource extends ExtensionPoint {
    /** The folder's own rules; null for one without, and for what is no folder. */
    @CheckForNull
    RulePlace rulesOf(Item folder);
}
