package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredFields.optional;

import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a job is waited for. */
final class PollReader {
    private static final List<Setting> SETTINGS = List.of(
            Setting.required("path", SettingType.TEXT, ""),
            Setting.required("status", SettingType.TEXT, ""),
            Setting.required("done", SettingType.LIST, ""),
            optional("failed", SettingType.LIST),
            optional("error", SettingType.TEXT),
            optional("progress", SettingType.TEXT),
            optional("result_path", SettingType.TEXT),
            Setting.withDefault("min_interval", SettingType.DURATION, "1s", ""),
            Setting.withDefault("max_interval", SettingType.DURATION, "30s", ""),
            optional("deadline", SettingType.DURATION));

    private PollReader() {}

    /** @throws DeclarationException naming what is wrong */
    static PollPlan read(Map<?, ?> map) {
        DeclaredFields fields = new DeclaredFields("poll.", map, Set.of("fields"), SETTINGS);
        PathTemplate path = PathTemplate.of("poll.path", fields.text("path"));
        PathTemplate resultPath =
                fields.has("result_path") ? PathTemplate.of("poll.result_path", fields.text("result_path")) : null;
        Duration min = fields.duration("min_interval");
        Duration max = fields.duration("max_interval");
        if (min.toMillis() < 100 || max.compareTo(min) < 0 || max.toHours() >= 24) {
            throw fields.problem(
                    "min_interval", "must be from 0.1 s to max_interval, which must be shorter than a day");
        }
        if (fields.has("deadline") && fields.duration("deadline").compareTo(min) < 0) {
            throw fields.problem("deadline", "must not be shorter than min_interval");
        }
        Set<String> both = new LinkedHashSet<>(fields.list("done"));
        both.retainAll(fields.list("failed"));
        if (fields.list("done").isEmpty() || !both.isEmpty()) {
            throw fields.problem("done", "must have a value, and none that is in 'failed'");
        }
        return new PollPlan(
                ResultMapping.of("poll.fields", fields.map("fields")),
                path,
                fields.path("status").orElseThrow(),
                fields.list("done"),
                fields.list("failed"),
                fields.path("error").orElse(null),
                fields.path("progress").orElse(null),
                resultPath,
                min,
                max,
                fields.has("deadline") ? Optional.of(fields.duration("deadline")) : Optional.empty());
    }

    /** The names of a plan's paths that are parameters of the operation. */
    static Set<String> parameters(PollPlan plan) {
        Set<String> names = new LinkedHashSet<>(plan.path().names());
        PathTemplate result = plan.resultPath();
        if (result != null) {
            names.addAll(result.names());
        }
        plan.fields().names().forEach(names::remove);
        return names;
    }
}
