package io.jenkins.plugins.externalsystems.fakes.jira;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What a {@link FakeJira} remembers. Ids and numbers are random, so that nothing can rely on them. */
final class JiraState {
    private final Random random = new SecureRandom();
    private final Map<String, FakeUser> users = new LinkedHashMap<>();
    private final Map<String, FakeProject> projects = new LinkedHashMap<>();
    private final List<FakeIssue> issues = new ArrayList<>();
    private final Map<String, Integer> pages = new LinkedHashMap<>();
    private final Instant start = Instant.now().minus(Duration.ofHours(1));
    private final FakeDialect dialect;
    private List<FakeIssue> indexed;
    private int writes;

    JiraState(FakeDialect dialect) {
        this.dialect = dialect;
    }

    FakeDialect dialect() {
        return dialect;
    }

    /** Each write has a time of its own, a second after the one before. */
    Instant tick() {
        writes++;
        return start.plusSeconds(writes);
    }

    Instant now() {
        return start.plusSeconds(writes);
    }

    String newId() {
        return String.valueOf(10_000 + random.nextInt(90_000_000));
    }

    String newHex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    FakeUser addUser(String displayName, String email, boolean isEmailHidden, boolean isActive) {
        String name = email.replaceAll("@.*", "");
        FakeUser user = new FakeUser(newHex(12), name, displayName, email, isEmailHidden, isActive, dialect);
        users.put(user.id(), user);
        return user;
    }

    /** By account id or user name, as the dialect says; null for an unknown one. */
    FakeUser user(String id) {
        return users.get(id);
    }

    List<FakeUser> users() {
        return List.copyOf(users.values());
    }

    FakeProject addProject(String key) {
        FakeProject project = new FakeProject(key, newId(), random.nextInt(5_000));
        projects.put(key, project);
        return project;
    }

    /** By key or id in any case; null for none that our account may see. */
    FakeProject project(Object keyOrId) {
        return projects.values().stream()
                .filter(project -> project.key().equalsIgnoreCase(String.valueOf(keyOrId))
                        || project.id().equals(keyOrId))
                .filter(project -> project.allows("BROWSE_PROJECTS"))
                .findFirst()
                .orElse(null);
    }

    Set<String> visibleProjects() {
        Set<String> keys = new TreeSet<>();
        projects.values().stream()
                .filter(project -> project.allows("BROWSE_PROJECTS"))
                .forEach(project -> keys.add(project.key()));
        return keys;
    }

    FakeIssue addIssue(FakeProject project, Map<String, Object> fields) {
        Instant now = tick();
        FakeIssue issue = new FakeIssue(newId(), project, now);
        issue.set(fields, now);
        issues.add(issue);
        return issue;
    }

    void remove(FakeIssue issue) {
        issues.remove(issue);
    }

    List<FakeIssue> issues() {
        return List.copyOf(issues);
    }

    /** By key in any case or id; null for none that our account may see. */
    FakeIssue issue(String keyOrId) {
        return issues.stream()
                .filter(issue ->
                        issue.key().equalsIgnoreCase(keyOrId) || issue.id().equals(keyOrId))
                .filter(issue -> issue.project().allows("BROWSE_PROJECTS"))
                .findFirst()
                .orElse(null);
    }

    /** The issue that a path names. @throws JiraRefusal 404 */
    FakeIssue issueOf(JiraRequest request) {
        FakeIssue issue = issue(request.segment(1));
        if (issue == null) {
            throw JiraRefusal.noIssue();
        }
        return issue;
    }

    void holdIndex() {
        indexed = issues();
    }

    /** Whether a search may show it. */
    boolean isIndexed(FakeIssue issue) {
        return indexed == null || indexed.contains(issue);
    }

    /** A token for the page that starts there. */
    String newPage(int start) {
        String token = newHex(16);
        pages.put(token, start);
        return token;
    }

    /** Where the page starts; null for an unknown token. */
    Integer page(String token) {
        return pages.get(token);
    }
}
