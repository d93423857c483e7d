package hudson.model;

import hudson.ExtensionPoint;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class JobProperty<J extends Job<?, ?>> implements Describable<JobProperty<?>>, ExtensionPoint {}
