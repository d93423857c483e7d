package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Adds cases for tests that have none, and sections for the cases. Each has the test's class and name in its automation id,
 * so that the next call, or a repeat of this one, finds it.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077292642580-Cases">Cases</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077918603412-Sections">Sections</a>
 */
final class CaseCreation {
    /** More at once are a mistake; each is a request. */
    static final int MOST_CASES = 2_000;

    private static final String PARENT = "parent_id";

    private final TestRailApi api;
    private final CaseLookup lookup;

    CaseCreation(TestRailApi api, CaseLookup lookup) {
        this.api = api;
        this.lookup = lookup;
    }

    /** Adds what is missing if the call wants that; takes the other tests out. */
    CompletionStage<Void> create(PublishCall call) {
        boolean wantsNone = !call.options.is(PublishParameters.CREATE_CASES);
        if (wantsNone || call.cases.byAutomationId().isEmpty()) {
            call.cases.giveUpUnknown("no case has this automation id");
            return CompletableFuture.completedFuture(null);
        }
        List<Map.Entry<String, CaseResult>> missing =
                List.copyOf(call.cases.byAutomationId().entrySet());
        if (missing.size() > MOST_CASES) {
            throw call.context.invalid(
                    PublishParameters.CREATE_CASES,
                    "would add " + missing.size() + " cases; " + MOST_CASES + " at once are the most");
        }
        return automationField(call)
                .thenCompose(field -> sections(call, missing).thenCompose(sections -> {
                    call.allow(missing.size());
                    return new Lanes<>(
                                    call.options.number(PublishParameters.PARALLEL),
                                    missing.iterator(),
                                    one -> add(call, field, sections, one))
                            .run();
                }))
                .thenAccept(added -> call.cases.giveUpUnknown("TestRail has no section for it"));
    }

    private CompletionStage<String> automationField(PublishCall call) {
        return api.get(call.context, ApiPath.of("get_case_fields")).thenApply(fields -> {
            Set<String> names = new LinkedHashSet<>();
            Json.elements(fields).forEach(field -> names.add(Json.text(field, "system_name")));
            return AutomationField.NAMES.stream()
                    .filter(names::contains)
                    .findFirst()
                    .orElseThrow(() -> call.context.invalid(
                            PublishParameters.CREATE_CASES,
                            "needs a case field of type text with the system name automation_id, which an administrator"
                                    + " adds in TestRail (Customizations)"));
        });
    }

    /** The ids of sections by their names; those that are missing are added if the call wants that. */
    private CompletionStage<Map<String, Long>> sections(PublishCall call, List<Map.Entry<String, CaseResult>> missing) {
        Long parent = call.options.has(PublishParameters.SECTION) ? call.options.id(PublishParameters.SECTION) : null;
        Map<String, Long> ids = new HashMap<>();
        ApiPath path = ApiPath.of("get_sections", call.project()).with(PublishParameters.SUITE, call.suiteOrNull());
        return lookup.each(call, path, "sections", section -> {
                    if (Objects.equals(parentOf(section), parent)) {
                        ids.putIfAbsent(
                                Json.text(section, "name"), section.path("id").asLong());
                    }
                })
                .thenCompose(read -> {
                    Set<String> wanted = new LinkedHashSet<>();
                    missing.forEach(one -> wanted.add(draft(one).section()));
                    wanted.removeAll(ids.keySet());
                    if (call.options.is(PublishParameters.CREATE_SECTIONS)) {
                        call.allow(wanted.size());
                        return addSections(call, parent, new ArrayList<>(wanted), ids);
                    }
                    if (parent != null) {
                        wanted.forEach(name -> ids.put(name, parent));
                    }
                    return CompletableFuture.completedFuture(ids);
                });
    }

    @CheckForNull
    private static Long parentOf(JsonNode section) {
        return section.path(PARENT).isNumber() ? (Long) section.path(PARENT).asLong() : null;
    }

    private CompletionStage<Map<String, Long>> addSections(
            PublishCall call, @CheckForNull Long parent, List<String> names, Map<String, Long> ids) {
        return new Lanes<>(1, names.iterator(), name -> {
                    Map<String, Object> section = new LinkedHashMap<>();
                    section.put("name", name);
                    Optional.ofNullable(call.suiteOrNull())
                            .ifPresent(suite -> section.put(PublishParameters.SUITE, suite));
                    Optional.ofNullable(parent).ifPresent(id -> section.put(PARENT, id));
                    return api.post(
                                    call.context,
                                    RepeatSafety.UNSAFE,
                                    ApiPath.of("add_section", call.project()),
                                    section)
                            .thenAccept(added -> {
                                ids.put(name, Failures.requireId(call.context, added));
                                call.addedSection();
                            });
                })
                .run()
                .thenApply(added -> ids);
    }

    private CompletionStage<?> add(
            PublishCall call, String field, Map<String, Long> sections, Map.Entry<String, CaseResult> missing) {
        CaseDraft draft = draft(missing);
        Long section = sections.get(draft.section());
        if (section == null) {
            return CompletableFuture.completedFuture(null);
        }
        Map<String, Object> testCase = new LinkedHashMap<>(call.options.caseFields());
        testCase.putAll(draft.fields());
        AutomationField.NAMES.forEach(testCase::remove);
        testCase.put("title", draft.title());
        testCase.put(field, missing.getKey());
        return api.post(call.context, RepeatSafety.UNSAFE, ApiPath.of("add_case", section), testCase)
                .thenAccept(added -> {
                    long id = Failures.requireId(call.context, added);
                    synchronized (call) {
                        call.cases.matched(missing.getKey(), id);
                        Set<Long> known = call.known();
                        if (known != null) {
                            known.add(id);
                        }
                    }
                    call.addedCase();
                });
    }

    private static CaseDraft draft(Map.Entry<String, CaseResult> missing) {
        return Objects.requireNonNull(missing.getValue().draft(), "kept because cases are to be added");
    }
}
