package io.jenkins.plugins.externalsystems.config;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Knows the dry run switches of folders; there is none where the Folders plugin is not installed. */
interface FolderDryRunSource extends ExtensionPoint {
    /** Whether the folder's own switch is on; no for what is no folder. */
    boolean isOn(Item folder);
}
