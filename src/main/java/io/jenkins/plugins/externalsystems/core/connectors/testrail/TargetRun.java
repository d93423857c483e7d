package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.OptionalLong;

/**
 * The run that results go into.
 *
 * @param origin where it comes from
 * @param includesAll whether all cases of its suite are in it, so that none can be added
 * @param isCompleted whether it takes no more results
 * @param plan that it is in
 * @param hasConfigs whether it is one of several runs of an entry
 */
record TargetRun(
        long id,
        String url,
        Origin origin,
        boolean includesAll,
        boolean isCompleted,
        OptionalLong project,
        OptionalLong suite,
        OptionalLong plan,
        boolean hasConfigs) {
    /** Where a run comes from. */
    enum Origin {
        /** The caller named it. */
        GIVEN,
        /** An earlier call made it. */
        FOUND,
        /** This call made it. */
        NEW
    }

    static TargetRun of(JsonNode run, Origin origin) {
        return new TargetRun(
                run.path("id").asLong(),
                Json.text(run, "url"),
                origin,
                run.path("include_all").asBoolean(),
                run.path("is_completed").asBoolean(),
                number(run, "project_id"),
                number(run, "suite_id"),
                number(run, "plan_id"),
                !Json.elements(run.path("config_ids")).isEmpty());
    }

    private static OptionalLong number(JsonNode run, String field) {
        long value = run.path(field).asLong();
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
