package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** A project of a {@link FakeJira}: what its issues may have, and what our account may not do in it. */
public final class FakeProject {
    static final List<String> PERMISSIONS = List.of(
            "BROWSE_PROJECTS",
            "CREATE_ISSUES",
            "EDIT_ISSUES",
            "TRANSITION_ISSUES",
            "ADD_COMMENTS",
            "ASSIGN_ISSUES",
            "DELETE_ISSUES",
            "EDIT_OWN_COMMENTS",
            "DELETE_OWN_COMMENTS",
            "WORK_ON_ISSUES",
            "EDIT_OWN_WORKLOGS",
            "DELETE_OWN_WORKLOGS",
            "CREATE_ATTACHMENTS",
            "DELETE_OWN_ATTACHMENTS",
            "LINK_ISSUES");

    private final String key;
    private final String id;
    private final Set<String> denied = new CopyOnWriteArraySet<>();
    private final Set<String> components = new CopyOnWriteArraySet<>(Set.of("Build", "Website"));
    private final Set<String> versions = new CopyOnWriteArraySet<>(Set.of("1.0", "2.0"));
    private final Set<String> required = new CopyOnWriteArraySet<>();
    private final Set<String> offScreen = new CopyOnWriteArraySet<>(Set.of(FakeField.HIDDEN));
    private int lastNumber;

    FakeProject(String key, String id, int lastNumber) {
        this.key = key;
        this.id = id;
        this.lastNumber = lastNumber;
    }

    public String key() {
        return key;
    }

    String id() {
        return id;
    }

    /** Takes a permission such as {@code CREATE_ISSUES} away from our account. */
    public void deny(String permission) {
        if (!PERMISSIONS.contains(permission)) {
            throw new IllegalArgumentException(permission);
        }
        denied.add(permission);
    }

    boolean allows(String permission) {
        return !denied.contains(permission);
    }

    void require(String permission, String otherwise) {
        if (!allows(permission)) {
            throw JiraRefusal.of(403, otherwise);
        }
    }

    /** Has the create screen ask for a custom field. */
    public void requireField(String id) {
        required.add(id);
    }

    boolean isRequired(String id) {
        return required.contains(id);
    }

    Set<String> required() {
        return required;
    }

    /** Takes a field off all screens. */
    public void takeOffScreen(String id) {
        offScreen.add(id);
    }

    boolean isOnScreen(String id) {
        return !offScreen.contains(id);
    }

    /** One more that the project has. */
    public void addComponent(String name) {
        components.add(name);
    }

    Set<String> components() {
        return components;
    }

    Set<String> versions() {
        return versions;
    }

    String nextKey() {
        lastNumber++;
        return key + "-" + lastNumber;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("key", key);
        json.put("name", "Project " + key);
        return json;
    }
}
