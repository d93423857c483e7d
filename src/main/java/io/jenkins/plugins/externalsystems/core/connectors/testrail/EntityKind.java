package io.jenkins.plugins.externalsystems.core.connectors.testrail;

/** The kinds of things in TestRail that have an id of their own and can be read, changed and deleted by it. */
enum EntityKind {
    TEST_CASE("test_case", "case", "cases"),
    TEST_RUN("test_run", "run", "runs"),
    TEST_PLAN("test_plan", "plan", "plans"),
    MILESTONE("milestone", "milestone", "milestones"),
    SECTION("section", "section", "sections");

    private final String itemType;
    private final String word;
    private final String plural;

    EntityKind(String itemType, String word, String plural) {
        this.itemType = itemType;
        this.word = word;
        this.plural = plural;
    }

    String itemType() {
        return itemType;
    }

    /** In sentences: {@code test run}. */
    String words() {
        return itemType.replace('_', ' ');
    }

    /** In the names of TestRail's methods: {@code get_run}. */
    String method(String verb) {
        return verb + "_" + word;
    }

    /** In the names of methods that list them, and of the lists in pages. */
    String plural() {
        return plural;
    }
}
