package io.jenkins.plugins.externalsystems.actions;

import java.util.List;

/** What an action may ask of the place it runs in: a Pipeline, a freestyle job, a terminal. */
public interface ActionContext {
    /** Expands variables where the place does so (freestyle); a Pipeline's Groovy has done it already. */
    String expand(String text);

    /** The same for every try of this action. */
    String idempotencyKey();

    /** E-mail addresses of those who wrote the commits of the build; empty where there are none. */
    List<String> committerAddresses();

    /** The build; {@link BuildFacts#NONE} where there is none. */
    BuildFacts build();

    /** What the build has to tell so far; {@link BuildReport#NONE} where there is none. */
    BuildReport report();
}
