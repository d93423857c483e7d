package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.security.Permissions;

/** What a run of Jenkins tells about itself. */
public final class RunFacts {
    private RunFacts() {}

    /** As it is now; a build that runs has the result that it would end with. */
    public static BuildFacts of(Run<?, ?> run) {
        String root = Permissions.controller().getRootUrl();
        Result result = run.getResult();
        return new BuildFacts(
                run.getFullDisplayName(),
                root == null ? "" : root + run.getUrl(),
                result == null ? "SUCCESS" : result.toString());
    }
}
