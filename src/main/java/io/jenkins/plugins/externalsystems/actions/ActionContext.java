package io.jenkins.plugins.externalsystems.actions;

/** What an action may ask of the place it runs in: a Pipeline, a freestyle job, a terminal. */
public interface ActionContext {
    /** Expands variables where the place does so (freestyle); a Pipeline's Groovy has done it already. */
    String expand(String text);

    /** The same for every try of this action. */
    String idempotencyKey();
}
