package io.jenkins.plugins.externalsystems.architecture.bad.config;

import hudson.model.Item;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.verb.POST;

/** Breaks, with the first two methods: form methods are POST with a permission check. */
class FormMethods {
    public String doCheckWithoutPost(AccessControlled context) {
        context.checkPermission(Item.CONFIGURE);
        return "";
    }

    @POST
    public String doFillWithoutPermission() {
        return "";
    }

    @POST
    public String doTestDirectly(AccessControlled context) {
        context.checkPermission(Item.CONFIGURE);
        return "";
    }

    @POST
    public String doTestThroughSharedMethod(AccessControlled context) {
        return shared(context);
    }

    private static String shared(AccessControlled context) {
        return context.hasPermission(Item.CONFIGURE) ? "yes" : "no";
    }
}
