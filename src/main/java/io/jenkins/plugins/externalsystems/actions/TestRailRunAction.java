package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.stapler.DataBoundSetter;

/** Base of actions that fill a TestRail run: which run that is. */
public abstract class TestRailRunAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    /** Type id of the system. */
    static final String SYSTEM = "testrail";

    private String runName;
    private String runId;
    private String planId;
    private String configIds;
    private String description;
    private String milestoneId;
    private String refs;
    private String projectId;
    private String suiteId;
    private String suiteName;
    private boolean includeAll;
    private boolean closeRun;

    @Override
    public String systemType() {
        return SYSTEM;
    }

    /** The run's parameters; a new run is named after its build, and points to it, where nothing else is said. */
    protected ParameterMap runParameters(ActionContext context) {
        BuildFacts facts = context.build();
        boolean isNew = runId == null;
        return new ParameterMap(context)
                .value("name", isNew ? blankToNull(facts.name()) : null)
                .value("description", isNew ? blankToNull(facts.url()) : null)
                .text("name", runName)
                .text("run_id", runId)
                .text("plan_id", planId)
                .list("config_ids", configIds)
                .text("description", description)
                .text("milestone_id", milestoneId)
                .list("refs", refs)
                .text("project_id", projectId)
                .text("suite_id", suiteId)
                .text("suite_name", suiteName)
                .value("include_all", includeAll ? true : null)
                .value("close_run", closeRun ? true : null);
    }

    /** Name of the new run; null for the name of the build. */
    @CheckForNull
    public String getRunName() {
        return runName;
    }

    @DataBoundSetter
    public void setRunName(@CheckForNull String runName) {
        this.runName = blankToNull(runName);
    }

    /** Id of a run that is there; null for a new one. */
    @CheckForNull
    public String getRunId() {
        return runId;
    }

    @DataBoundSetter
    public void setRunId(@CheckForNull String runId) {
        this.runId = blankToNull(runId);
    }

    /** Id of the plan that gets the new run as an entry; null for none. */
    @CheckForNull
    public String getPlanId() {
        return planId;
    }

    @DataBoundSetter
    public void setPlanId(@CheckForNull String planId) {
        this.planId = blankToNull(planId);
    }

    /** Ids of the entry's configurations, separated by commas; null for none. */
    @CheckForNull
    public String getConfigIds() {
        return configIds;
    }

    @DataBoundSetter
    public void setConfigIds(@CheckForNull String configIds) {
        this.configIds = blankToNull(configIds);
    }

    /** Description of the run; null for the address of the build. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = blankToNull(description);
    }

    /** Id of the run's milestone; null for none. */
    @CheckForNull
    public String getMilestoneId() {
        return milestoneId;
    }

    @DataBoundSetter
    public void setMilestoneId(@CheckForNull String milestoneId) {
        this.milestoneId = blankToNull(milestoneId);
    }

    /** References of the run, separated by commas; null for none. */
    @CheckForNull
    public String getRefs() {
        return refs;
    }

    @DataBoundSetter
    public void setRefs(@CheckForNull String refs) {
        this.refs = blankToNull(refs);
    }

    /** Id of the project; null for the connection's own. */
    @CheckForNull
    public String getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull String projectId) {
        this.projectId = blankToNull(projectId);
    }

    /** Id of the suite; null where the project has one only. */
    @CheckForNull
    public String getSuiteId() {
        return suiteId;
    }

    @DataBoundSetter
    public void setSuiteId(@CheckForNull String suiteId) {
        this.suiteId = blankToNull(suiteId);
    }

    /** Name of the suite, instead of its id; null for none. */
    @CheckForNull
    public String getSuiteName() {
        return suiteName;
    }

    @DataBoundSetter
    public void setSuiteName(@CheckForNull String suiteName) {
        this.suiteName = blankToNull(suiteName);
    }

    /** Whether a new run has all cases of the suite. */
    public boolean isIncludeAll() {
        return includeAll;
    }

    @DataBoundSetter
    public void setIncludeAll(boolean includeAll) {
        this.includeAll = includeAll;
    }

    /** Whether the run is closed at the end. */
    public boolean isCloseRun() {
        return closeRun;
    }

    @DataBoundSetter
    public void setCloseRun(boolean closeRun) {
        this.closeRun = closeRun;
    }
}
