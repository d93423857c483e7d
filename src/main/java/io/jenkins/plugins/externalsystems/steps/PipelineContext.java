package io.jenkins.plugins.externalsystems.steps;

import io.jenkins.plugins.externalsystems.actions.ActionContext;

/** A Pipeline's place: Groovy has expanded everything already. */
record PipelineContext(String idempotencyKey) implements ActionContext {
    @Override
    public String expand(String text) {
        return text;
    }
}
