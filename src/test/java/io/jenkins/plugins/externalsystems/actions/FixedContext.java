package io.jenkins.plugins.externalsystems.actions;

import java.util.List;

/** A place of a build that is told, in which {@code $JOB} stands for {@code shop}. */
record FixedContext(BuildFacts build, BuildReport report, List<String> committerAddresses) implements ActionContext {
    @Override
    public String expand(String text) {
        return text.replace("$JOB", "shop");
    }

    @Override
    public String idempotencyKey() {
        return "key-1";
    }
}
