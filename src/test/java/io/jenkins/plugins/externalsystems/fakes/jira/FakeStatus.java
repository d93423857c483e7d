package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The workflow of a {@link FakeJira}: each status knows the ways out of it. */
enum FakeStatus {
    TO_DO("To Do", "10000", "new"),
    IN_PROGRESS("In Progress", "10001", "indeterminate"),
    DONE("Done", "10002", "done");

    private final String label;
    private final String id;
    private final String category;

    FakeStatus(String label, String id, String category) {
        this.label = label;
        this.id = id;
        this.category = category;
    }

    /** A way from one status to another. */
    record Transition(String id, String name, FakeStatus to) {
        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("name", name);
            json.put("to", to.toJson());
            json.put("hasScreen", hasScreen());
            json.put("isAvailable", true);
            return json;
        }

        /** Only the way to Done has one: with the resolution and every custom field. */
        boolean hasScreen() {
            return to == DONE;
        }
    }

    String label() {
        return label;
    }

    static Optional<FakeStatus> named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.label.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** From To Do no way leads to Done. */
    List<Transition> transitions() {
        return switch (this) {
            case TO_DO -> List.of(new Transition("11", "Start work", IN_PROGRESS));
            case IN_PROGRESS -> List.of(new Transition("21", "Finish", DONE), new Transition("31", "Put back", TO_DO));
            case DONE -> List.of(new Transition("41", "Reopen", TO_DO));
        };
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", label);
        json.put("statusCategory", Map.of("key", category));
        return json;
    }
}
