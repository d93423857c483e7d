package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;

/** The parameters of {@code publish_results}. */
final class PublishParameters {
    static final String REPORTS = "reports";
    static final String RUN = "run_id";
    static final String PLAN = "plan_id";
    static final String CONFIGS = "config_ids";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String SUITE = "suite_id";
    static final String SUITE_NAME = "suite_name";
    static final String SECTION = "section_id";
    static final String MILESTONE = "milestone_id";
    static final String REFS = "refs";
    static final String INCLUDE_ALL = "include_all";
    static final String MATCH = "match";
    static final String CREATE_SUITE = "create_suite";
    static final String CREATE_SECTIONS = "create_sections";
    static final String CREATE_CASES = "create_cases";
    static final String CASE_FIELDS = "case_fields";
    static final String RESULT_FIELDS = "result_fields";
    static final String STATUS_MAP = "status_map";
    static final String VERSION = "version";
    static final String DEFECTS = "defects";
    static final String ASSIGN = "assign_failed_to";
    static final String ATTACHMENTS = "attachments";
    static final String CLOSE = "close_run";
    static final String BUILD = "build";
    static final String BATCH = "batch_size";
    static final String PARALLEL = "parallel";

    static final Parameter[] ALL = {
        Parameter.optional(
                REPORTS,
                ParameterType.STRING,
                "JUnit XML reports: Ant patterns, separated by commas; what the build has recorded where it is missing."),
        Project.PARAMETER,
        Parameter.optional(RUN, ParameterType.STRING, "Id of a run that is there; a new one where it is missing."),
        Parameter.optional(PLAN, ParameterType.STRING, "Id of the plan that gets the new run as an entry."),
        Parameter.optional(
                CONFIGS, ParameterType.STRING_LIST, "Ids of the configurations of the new entry's run, with plan_id."),
        Parameter.optional(NAME, ParameterType.STRING, "Name of the run; needed for a new one."),
        Parameter.optional(DESCRIPTION, ParameterType.TEXT, "Description of the run."),
        Parameter.optional(MILESTONE, ParameterType.STRING, "Id of the run's milestone."),
        Parameter.optional(REFS, ParameterType.STRING_LIST, "References of the run, such as ids of requirements."),
        Parameter.optional(
                INCLUDE_ALL, ParameterType.BOOLEAN, "Whether a new run has all cases of the suite, tested or not."),
        Parameter.optional(
                SUITE, ParameterType.STRING, "Id of the suite of the cases; needed where the project has several."),
        Parameter.optional(SUITE_NAME, ParameterType.STRING, "Name of the suite, instead of its id."),
        Parameter.withDefault(
                MATCH,
                ParameterType.STRING_LIST,
                List.of("property", "name", "automation_id"),
                "Where the case of a test is looked for, in this order: property (test_id), name (C123, [C123]),"
                        + " automation_id (class and name in the case's field automation_id)."),
        Parameter.optional(CREATE_SUITE, ParameterType.BOOLEAN, "Whether a suite of this name is added if need be."),
        Parameter.optional(
                CREATE_SECTIONS, ParameterType.BOOLEAN, "Whether sections are added for the cases that are added."),
        Parameter.optional(
                CREATE_CASES,
                ParameterType.BOOLEAN,
                "Whether tests without a case get one, in the section named as their suite."),
        Parameter.optional(
                SECTION, ParameterType.STRING, "Id of the section that has the added sections, or the added cases."),
        Parameter.optional(CASE_FIELDS, ParameterType.MAP, "Fields of added cases by their system names."),
        Parameter.optional(
                RESULT_FIELDS, ParameterType.MAP, "Custom fields of all results by their system names (custom_…)."),
        Parameter.optional(
                STATUS_MAP,
                ParameterType.MAP,
                "Status by outcome: passed, flaky, failed, error, skipped, disabled; none sends nothing. Otherwise"
                        + " passed, failed, and retest for what was skipped."),
        Parameter.optional(VERSION, ParameterType.STRING, "Version or build that was tested."),
        Parameter.optional(
                DEFECTS,
                ParameterType.ANY,
                "Defects of failed tests: a list of keys for all, or a map of the failure's fingerprint with its keys."),
        Parameter.optional(
                ASSIGN,
                ParameterType.STRING_LIST,
                "Ids or e-mail addresses of users; the failed tests are assigned to them by turns."),
        Parameter.withDefault(
                        ATTACHMENTS, ParameterType.STRING, "all", "Which files of tests are attached to the results.")
                .oneOf("all", "failed", "none"),
        Parameter.optional(CLOSE, ParameterType.BOOLEAN, "Whether the run is closed at the end, for good."),
        Parameter.optional(
                BUILD,
                ParameterType.STRING,
                "Names the build; another call with the same build and name fills the same run."),
        Parameter.withDefault(
                BATCH, ParameterType.INTEGER, TestRailResults.LARGEST_BATCH, "Results in one request, 500 at most."),
        Parameter.withDefault(PARALLEL, ParameterType.INTEGER, 4, "Requests at once, 8 at most.")
    };

    private PublishParameters() {}
}
