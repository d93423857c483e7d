package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The parameters of TestRail's operations, named as TestRail names its fields. */
final class TestRailParameters {
    private static final Parameter NAME = Parameter.required("name", ParameterType.STRING, "The name.");
    private static final Parameter NEW_NAME = Parameter.optional("name", ParameterType.STRING, "The name.");
    private static final Parameter DESCRIPTION = Parameter.optional(
            "description",
            ParameterType.TEXT,
            "The description; a new one ends with a line that names the request, by which a repeat finds it.");
    private static final Parameter NEW_DESCRIPTION =
            Parameter.optional("description", ParameterType.TEXT, "The description.");
    private static final Parameter MILESTONE =
            Parameter.optional("milestone_id", ParameterType.STRING, "Id of the milestone.");
    private static final Parameter SUITE = Parameter.optional(
            "suite_id", ParameterType.STRING, "Id of the suite; needed where the project has several.");
    private static final Parameter ASSIGNED_TO =
            Parameter.optional("assignedto_id", ParameterType.STRING, "Id of the user to assign it to.");
    private static final Parameter INCLUDE_ALL = Parameter.optional(
            "include_all", ParameterType.BOOLEAN, "Whether all cases of the suite are in it; so without case_ids.");
    private static final Parameter CASE_IDS = Parameter.optional(
            "case_ids", ParameterType.STRING_LIST, "Ids of the cases in it, such as C123; include_all is false then.");
    private static final Parameter REFS =
            Parameter.optional("refs", ParameterType.STRING_LIST, "References, such as ids of requirements.");
    private static final Parameter FIELDS = Parameter.optional(
            Payload.FIELDS, ParameterType.MAP, "Custom fields by their system names, which start with custom_.");
    private static final Parameter DUE_ON = Parameter.optional(
            "due_on", ParameterType.STRING, "When it is due: a day, a time in ISO 8601, or seconds since 1970.");
    private static final Parameter START_ON = Parameter.optional("start_on", ParameterType.STRING, "When it starts.");
    private static final Parameter PARENT =
            Parameter.optional("parent_id", ParameterType.STRING, "Id of the one that it is below.");
    private static final Parameter CREATED_AFTER =
            Parameter.optional("created_after", ParameterType.STRING, "Only those made after this day or time.");
    private static final Parameter CREATED_BEFORE =
            Parameter.optional("created_before", ParameterType.STRING, "Only those made before this day or time.");
    private static final Parameter IS_COMPLETED =
            Parameter.optional("is_completed", ParameterType.BOOLEAN, "Only completed ones, or only others.");

    static final Parameter[] NEW_RUN = {
        Project.PARAMETER, NAME, DESCRIPTION, SUITE, MILESTONE, ASSIGNED_TO, INCLUDE_ALL, CASE_IDS, REFS
    };
    static final Parameter[] CHANGED_RUN = {NEW_NAME, NEW_DESCRIPTION, MILESTONE, INCLUDE_ALL, CASE_IDS, REFS};
    static final Parameter[] RUN_FILTERS = {
        Project.PARAMETER,
        IS_COMPLETED,
        MILESTONE,
        SUITE,
        CREATED_AFTER,
        CREATED_BEFORE,
        Parameter.optional("refs_filter", ParameterType.STRING, "Only those with this reference."),
        Items.LIMIT
    };
    static final Parameter[] NEW_PLAN = {
        Project.PARAMETER,
        NAME,
        DESCRIPTION,
        MILESTONE,
        Parameter.optional(
                "entries", ParameterType.MAP_LIST, "Entries, each with the fields that TestRail has for them.")
    };
    static final Parameter[] CHANGED_PLAN = {NEW_NAME, NEW_DESCRIPTION, MILESTONE};
    static final Parameter[] PLAN_FILTERS = {
        Project.PARAMETER, IS_COMPLETED, MILESTONE, CREATED_AFTER, CREATED_BEFORE, Items.LIMIT
    };
    static final Parameter[] NEW_ENTRY = {
        Parameter.required("plan_id", ParameterType.STRING, "Id of the plan."),
        Parameter.required("suite_id", ParameterType.STRING, "Id of the suite."),
        Parameter.optional("name", ParameterType.STRING, "The name; the suite's where it is missing."),
        DESCRIPTION,
        ASSIGNED_TO,
        INCLUDE_ALL,
        CASE_IDS,
        REFS
    };
    static final Parameter[] NEW_MILESTONE = {Project.PARAMETER, NAME, DESCRIPTION, DUE_ON, START_ON, PARENT, REFS};
    static final Parameter[] CHANGED_MILESTONE = {
        NEW_NAME,
        NEW_DESCRIPTION,
        DUE_ON,
        START_ON,
        PARENT,
        REFS,
        Parameter.optional("is_completed", ParameterType.BOOLEAN, "Whether it is completed."),
        Parameter.optional("is_started", ParameterType.BOOLEAN, "Whether it is started.")
    };
    static final Parameter[] MILESTONE_FILTERS = {
        Project.PARAMETER,
        IS_COMPLETED,
        Parameter.optional("is_started", ParameterType.BOOLEAN, "Only started ones, or only others."),
        Items.LIMIT
    };
    static final Parameter[] NEW_SECTION = {Project.PARAMETER, NAME, DESCRIPTION, SUITE, PARENT};
    static final Parameter[] CHANGED_SECTION = {NEW_NAME, NEW_DESCRIPTION};
    static final Parameter[] SECTION_FILTERS = {Project.PARAMETER, SUITE, Items.LIMIT};

    private static final Parameter[] CASE_FIELDS = {
        Parameter.optional("template_id", ParameterType.STRING, "Id of the template."),
        Parameter.optional("type_id", ParameterType.STRING, "Id of the type."),
        Parameter.optional("priority_id", ParameterType.STRING, "Id of the priority."),
        Parameter.optional("estimate", ParameterType.STRING, "How long it takes: seconds, or a span such as 1m 45s."),
        MILESTONE,
        REFS,
        FIELDS
    };
    static final Parameter[] NEW_CASE = with(
            CASE_FIELDS,
            Parameter.required("section_id", ParameterType.STRING, "Id of the section."),
            Parameter.required("title", ParameterType.STRING, "The title."));
    static final Parameter[] CHANGED_CASE =
            with(CASE_FIELDS, Parameter.optional("title", ParameterType.STRING, "The title."));
    static final Parameter[] CASE_FILTERS = {
        Project.PARAMETER,
        SUITE,
        Parameter.optional("section_id", ParameterType.STRING, "Only those of this section."),
        Parameter.optional("filter", ParameterType.STRING, "Only those with this text in the title."),
        Parameter.optional("refs", ParameterType.STRING, "Only those with this reference."),
        Parameter.optional("priority_id", ParameterType.STRING, "Only those of this priority."),
        Parameter.optional("type_id", ParameterType.STRING, "Only those of this type."),
        CREATED_AFTER,
        Parameter.optional("updated_after", ParameterType.STRING, "Only those changed after this day or time."),
        Items.LIMIT
    };
    static final Parameter[] NEW_RESULT = with(TestRailResults.ONE, TestRailResults.RUN_ID);
    static final Parameter[] RESULT_FILTERS = {
        Parameter.optional("run_id", ParameterType.STRING, "Id of the run."),
        Parameter.optional("case_id", ParameterType.STRING, "Id of a case in that run."),
        Parameter.optional("test_id", ParameterType.STRING, "Id of a test, instead of the run."),
        Parameter.optional("status", ParameterType.STRING_LIST, "Only results with one of these statuses."),
        CREATED_AFTER,
        CREATED_BEFORE,
        Parameter.optional("defects_filter", ParameterType.STRING, "Only those with this defect."),
        Items.LIMIT
    };

    private TestRailParameters() {}

    private static Parameter[] with(Parameter[] rest, Parameter... first) {
        List<Parameter> all = new ArrayList<>(List.of(first));
        Collections.addAll(all, rest);
        return all.toArray(Parameter[]::new);
    }

    /** The names of those that become filters of the request. */
    static String[] filterNames(Parameter... declared) {
        return List.of(declared).stream()
                .map(Parameter::name)
                .filter(name -> !name.equals(Project.PARAMETER.name()) && !name.equals(Items.LIMIT.name()))
                .toArray(String[]::new);
    }
}
