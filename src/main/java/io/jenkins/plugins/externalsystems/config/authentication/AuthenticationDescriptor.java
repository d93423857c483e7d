package io.jenkins.plugins.externalsystems.config.authentication;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.List;

/** Describes one way to authenticate; its symbol is the way's name in configuration as code. */
public abstract class AuthenticationDescriptor extends Descriptor<ConnectionAuthentication> {
    /** Every way, for the form of a connection that lets the administrator choose. */
    public static List<AuthenticationDescriptor> ways() {
        return ExtensionList.lookup(AuthenticationDescriptor.class);
    }
}
