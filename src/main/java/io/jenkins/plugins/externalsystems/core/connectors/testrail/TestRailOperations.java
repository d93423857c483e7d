package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.function.Supplier;

/** Declares what can be done with TestRail. */
final class TestRailOperations {
    private static final String RESULT = "test_result";
    private static final String RESULTS_STAY =
            "TestRail keeps every result as it was added; add another one, which then is the test's status.";

    private final Supplier<TestRailParts> parts;
    private final OperationTable.Builder table = OperationTable.builder();

    private TestRailOperations(Supplier<TestRailParts> parts) {
        this.parts = parts;
    }

    /** @param parts there once the connection is configured */
    static OperationTable table(Supplier<TestRailParts> parts) {
        TestRailOperations operations = new TestRailOperations(parts);
        operations.publishing();
        operations.results();
        operations.additions();
        operations.reads();
        operations.items();
        return operations.table.build();
    }

    private void publishing() {
        table.operation(
                "publish_results",
                RepeatSafety.LOOKS_FIRST,
                "Puts the results of tests into a run, from JUnit XML; a repeat sends what is not there yet.",
                (arguments, context) -> parts.get().publishing().publish(arguments, context),
                PublishParameters.ALL);
    }

    private void results() {
        table.operation(
                        "add_result_for_case",
                        RepeatSafety.UNSAFE,
                        "Adds a result of a case in a run.",
                        (arguments, context) -> parts.get().results().addOne(arguments, context),
                        TestRailParameters.NEW_RESULT)
                .operation(
                        "add_results_for_cases",
                        RepeatSafety.LOOKS_FIRST,
                        "Adds many results to a run, batch by batch; a repeat goes on behind the batches that are done.",
                        (arguments, context) -> parts.get().results().addMany(arguments, context),
                        TestRailResults.RUN_ID,
                        TestRailResults.MANY,
                        TestRailResults.SIZE)
                .operation(
                        "add_attachment_to_result",
                        RepeatSafety.LOOKS_FIRST,
                        "Attaches files of the workspace to a result; a repeat goes on behind the files that are there.",
                        (arguments, context) -> parts.get().attachments().add(arguments, context),
                        ResultAttachments.RESULT_ID,
                        ResultAttachments.FILES);
    }

    private void additions() {
        table.operation(
                        "add_run",
                        RepeatSafety.LOOKS_FIRST,
                        "Adds a run of all cases of a suite, or of chosen ones.",
                        addRun(),
                        TestRailParameters.NEW_RUN)
                .operation(
                        "close_run",
                        RepeatSafety.LOOKS_FIRST,
                        "Closes a run, for good: it takes no more results.",
                        (arguments, context) -> parts.get().items().close(arguments, context),
                        TestRailResults.RUN_ID)
                .operation("add_plan", RepeatSafety.LOOKS_FIRST, "Adds a plan.", addPlan(), TestRailParameters.NEW_PLAN)
                .operation(
                        "add_plan_entry",
                        RepeatSafety.LOOKS_FIRST,
                        "Adds a run to a plan; run_id of the answer is the run.",
                        (arguments, context) -> parts.get().additions().addPlanEntry(arguments, context),
                        TestRailParameters.NEW_ENTRY)
                .operation(
                        "add_milestone",
                        RepeatSafety.LOOKS_FIRST,
                        "Adds a milestone.",
                        addMilestone(),
                        TestRailParameters.NEW_MILESTONE)
                .operation(
                        "add_section",
                        RepeatSafety.LOOKS_FIRST,
                        "Adds a section to a suite.",
                        addSection(),
                        TestRailParameters.NEW_SECTION);
    }

    private void reads() {
        table.operation(
                        "lookup_user",
                        RepeatSafety.SAFE,
                        "Finds a person by e-mail address; the connection remembers it.",
                        (arguments, context) -> parts.get().users().lookUp(arguments, context),
                        Parameter.required("email", ParameterType.STRING, "The person's e-mail address."))
                .operation(
                        "get_statuses",
                        RepeatSafety.SAFE,
                        "Gives the statuses that results may have, with their ids and names.",
                        (arguments, context) -> parts.get().items().all("get_statuses", context))
                .operation(
                        "get_case_fields",
                        RepeatSafety.SAFE,
                        "Gives the custom fields of cases, with their system names.",
                        (arguments, context) -> parts.get().items().all("get_case_fields", context));
    }

    private void items() {
        create(
                EntityKind.TEST_CASE,
                RepeatSafety.UNSAFE,
                (arguments, context) -> parts.get().additions().addCase(arguments, context),
                TestRailParameters.NEW_CASE);
        others(EntityKind.TEST_CASE, TestRailParameters.CHANGED_CASE, TestRailParameters.CASE_FILTERS);
        create(EntityKind.TEST_RUN, RepeatSafety.LOOKS_FIRST, addRun(), TestRailParameters.NEW_RUN);
        others(EntityKind.TEST_RUN, TestRailParameters.CHANGED_RUN, TestRailParameters.RUN_FILTERS);
        resultItems();
        create(EntityKind.TEST_PLAN, RepeatSafety.LOOKS_FIRST, addPlan(), TestRailParameters.NEW_PLAN);
        others(EntityKind.TEST_PLAN, TestRailParameters.CHANGED_PLAN, TestRailParameters.PLAN_FILTERS);
        create(EntityKind.MILESTONE, RepeatSafety.LOOKS_FIRST, addMilestone(), TestRailParameters.NEW_MILESTONE);
        others(EntityKind.MILESTONE, TestRailParameters.CHANGED_MILESTONE, TestRailParameters.MILESTONE_FILTERS);
        create(EntityKind.SECTION, RepeatSafety.LOOKS_FIRST, addSection(), TestRailParameters.NEW_SECTION);
        others(EntityKind.SECTION, TestRailParameters.CHANGED_SECTION, TestRailParameters.SECTION_FILTERS);
    }

    private void resultItems() {
        table.item(
                        ItemVerb.CREATE,
                        RESULT,
                        RepeatSafety.UNSAFE,
                        "Adds a result, as add_result_for_case does.",
                        (arguments, context) -> parts.get().results().addOne(arguments, context),
                        TestRailParameters.NEW_RESULT)
                .item(
                        ItemVerb.QUERY,
                        RESULT,
                        RepeatSafety.SAFE,
                        "Gives the results of a run, of a case in a run, or of a test.",
                        (arguments, context) -> parts.get().results().query(arguments, context),
                        TestRailParameters.RESULT_FILTERS)
                .refuse(ItemVerb.GET, RESULT, "TestRail gives no single result; query those of its run or test.")
                .refuse(ItemVerb.UPDATE, RESULT, RESULTS_STAY)
                .refuse(ItemVerb.DELETE, RESULT, RESULTS_STAY);
    }

    private void create(EntityKind kind, RepeatSafety safety, OperationHandler handler, Parameter... parameters) {
        table.item(ItemVerb.CREATE, kind.itemType(), safety, "Adds a " + kind.words() + ".", handler, parameters);
    }

    private void others(EntityKind kind, Parameter[] changes, Parameter[] filters) {
        table.item(
                        ItemVerb.GET,
                        kind.itemType(),
                        RepeatSafety.SAFE,
                        "Gives a " + kind.words() + " (id: its number, such as 81).",
                        (arguments, context) -> parts.get().items().get(kind, arguments, context))
                .item(
                        ItemVerb.UPDATE,
                        kind.itemType(),
                        RepeatSafety.SAFE,
                        "Changes the fields of a " + kind.words() + " that are given.",
                        (arguments, context) -> parts.get().items().update(kind, arguments, context),
                        changes)
                .item(
                        ItemVerb.DELETE,
                        kind.itemType(),
                        RepeatSafety.SAFE,
                        "Deletes a " + kind.words() + " and all that is in it, for good.",
                        (arguments, context) -> parts.get().items().delete(kind, arguments, context))
                .item(
                        ItemVerb.QUERY,
                        kind.itemType(),
                        RepeatSafety.SAFE,
                        "Gives the " + kind.words() + "s of a project, page by page.",
                        (arguments, context) -> parts.get()
                                .items()
                                .query(kind, arguments, context, TestRailParameters.filterNames(filters)),
                        filters);
    }

    private OperationHandler addRun() {
        return (arguments, context) -> parts.get().additions().addRun(arguments, context);
    }

    private OperationHandler addPlan() {
        return (arguments, context) -> parts.get().additions().addPlan(arguments, context);
    }

    private OperationHandler addMilestone() {
        return (arguments, context) -> parts.get().additions().addMilestone(arguments, context);
    }

    private OperationHandler addSection() {
        return (arguments, context) -> parts.get().additions().addSection(arguments, context);
    }
}
