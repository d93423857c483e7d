package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.runtime.ActionFacts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One application of a rule to a build, as the outbox keeps it.
 *
 * @param rule name of the rule
 * @param folder full name of the folder that has the rule; null for the controller
 * @param job full name of the job
 * @param build id of the build, see {@link hudson.model.Run#getExternalizableId}
 * @param facts what of the action counts when it is sent
 * @param action the action as XML, as it was when the build started or ended; null once it is rendered
 * @param request what it was rendered into; null before
 */
record RuleRun(
        String rule,
        @CheckForNull String folder,
        String job,
        String build,
        ActionFacts facts,
        @CheckForNull String action,
        @CheckForNull OperationRequest request) {

    /** The same, rendered. */
    RuleRun rendered(OperationRequest into) {
        return new RuleRun(rule, folder, job, build, facts, null, into);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", rule);
        map.put("folder", folder);
        map.put("job", job);
        map.put("build", build);
        map.put("facts", facts.toMap());
        if (action != null) {
            map.put("action", action);
        }
        if (request != null) {
            map.put("request", request.toMap());
        }
        return map;
    }

    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    @SuppressWarnings("unchecked")
    static RuleRun fromMap(Map<String, Object> map) {
        if (map.get("rule") instanceof String rule
                && map.get("job") instanceof String job
                && map.get("build") instanceof String build
                && map.get("facts") instanceof Map<?, ?> facts) {
            return new RuleRun(
                    rule,
                    (String) map.get("folder"),
                    job,
                    build,
                    ActionFacts.fromMap(facts),
                    (String) map.get("action"),
                    map.get("request") instanceof Map<?, ?> request
                            ? OperationRequest.fromMap((Map<String, ?>) request)
                            : null);
        }
        throw new IllegalArgumentException("not the run of a rule");
    }
}
