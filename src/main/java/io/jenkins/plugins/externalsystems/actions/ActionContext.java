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

    /**
     * Who wrote the commits of the build, as a system knows them.
     *
     * @param systemType type id of the system, such as {@code slack}
     */
    default List<Committer> committers(String systemType) {
        return committerAddresses().stream()
                .map(address -> new Committer(address, null))
                .toList();
    }

    /** The build; {@link BuildFacts#NONE} where there is none. */
    BuildFacts build();

    /** What the build has to tell so far; {@link BuildReport#NONE} where there is none. */
    BuildReport report();

    /** What can be measured of the build so far; {@link BuildMeasures#NONE} where there is none. */
    default BuildMeasures measures() {
        return BuildMeasures.NONE;
    }

    /** Whether the build goes on and may still get any result. */
    default boolean isBuildRunning() {
        return false;
    }
}
