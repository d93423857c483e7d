package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Puts the build's test results into a TestRail run; gives {@code run_id}, {@code url} and counts. */
public final class PublishTestRailResultsAction extends TestRailRunAction {
    private static final long serialVersionUID = 1L;

    private String reports;
    private String match;
    private String statusMap;
    private String resultFields;
    private String version;
    private String defects;
    private String assignFailedTo;
    private String attachments;
    private boolean createCases;
    private boolean createSections;
    private boolean createSuite;
    private String sectionId;
    private String caseFields;
    private String build;

    /** Publishes what the build has recorded into a new run, until more is said. */
    @DataBoundConstructor
    public PublishTestRailResultsAction() {}

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("counts", Map.of());
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return "publish_results";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        BuildFacts facts = context.build();
        boolean isForCommitters = Committer.COMMITTERS.equals(assignFailedTo);
        return runParameters(context)
                .value("build", blankToNull(facts.url().isEmpty() ? facts.name() : facts.url()))
                .text("reports", reports)
                .list("match", match)
                .json("status_map", statusMap)
                .json("result_fields", resultFields)
                .text("version", version)
                .json("defects", defects)
                .list("assign_failed_to", isForCommitters ? null : assignFailedTo)
                .addAll(
                        "assign_failed_to",
                        isForCommitters ? Committer.candidates(context.committers(SYSTEM)) : List.of())
                .text("attachments", attachments)
                .value("create_cases", createCases ? true : null)
                .value("create_sections", createSections ? true : null)
                .value("create_suite", createSuite ? true : null)
                .text("section_id", sectionId)
                .json("case_fields", caseFields)
                .text("build", build)
                .toMap();
    }

    /** Ant patterns of JUnit XML; null for what the build has recorded. */
    @CheckForNull
    public String getReports() {
        return reports;
    }

    @DataBoundSetter
    public void setReports(@CheckForNull String reports) {
        this.reports = blankToNull(reports);
    }

    /** property, name, automation_id; in their order; null for all three. */
    @CheckForNull
    public String getMatch() {
        return match;
    }

    @DataBoundSetter
    public void setMatch(@CheckForNull String match) {
        this.match = blankToNull(match);
    }

    /** JSON object of statuses by outcome; null for the usual ones. */
    @CheckForNull
    public String getStatusMap() {
        return statusMap;
    }

    @DataBoundSetter
    public void setStatusMap(@CheckForNull String statusMap) {
        this.statusMap = blankToNull(statusMap);
    }

    /** JSON object of custom fields of all results; null for none. */
    @CheckForNull
    public String getResultFields() {
        return resultFields;
    }

    @DataBoundSetter
    public void setResultFields(@CheckForNull String resultFields) {
        this.resultFields = blankToNull(resultFields);
    }

    /** Version that was tested; null for none. */
    @CheckForNull
    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(@CheckForNull String version) {
        this.version = blankToNull(version);
    }

    /** JSON: keys, or an object of keys by fingerprint; null for none. */
    @CheckForNull
    public String getDefects() {
        return defects;
    }

    @DataBoundSetter
    public void setDefects(@CheckForNull String defects) {
        this.defects = blankToNull(defects);
    }

    /** Users, separated by commas, or {@code committers}, that failed tests are assigned to; null for none. */
    @CheckForNull
    public String getAssignFailedTo() {
        return assignFailedTo;
    }

    @DataBoundSetter
    public void setAssignFailedTo(@CheckForNull String assignFailedTo) {
        this.assignFailedTo = blankToNull(assignFailedTo);
    }

    /** all, failed or none; null for all. */
    @CheckForNull
    public String getAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public void setAttachments(@CheckForNull String attachments) {
        this.attachments = blankToNull(attachments);
    }

    /** Whether tests without a case get one. */
    public boolean isCreateCases() {
        return createCases;
    }

    @DataBoundSetter
    public void setCreateCases(boolean createCases) {
        this.createCases = createCases;
    }

    /** Whether sections are added for added cases. */
    public boolean isCreateSections() {
        return createSections;
    }

    @DataBoundSetter
    public void setCreateSections(boolean createSections) {
        this.createSections = createSections;
    }

    /** Whether the suite of that name is added if need be. */
    public boolean isCreateSuite() {
        return createSuite;
    }

    @DataBoundSetter
    public void setCreateSuite(boolean createSuite) {
        this.createSuite = createSuite;
    }

    /** Id of the section for what is added; null for the top of the suite. */
    @CheckForNull
    public String getSectionId() {
        return sectionId;
    }

    @DataBoundSetter
    public void setSectionId(@CheckForNull String sectionId) {
        this.sectionId = blankToNull(sectionId);
    }

    /** JSON object of fields of added cases; null for none. */
    @CheckForNull
    public String getCaseFields() {
        return caseFields;
    }

    @DataBoundSetter
    public void setCaseFields(@CheckForNull String caseFields) {
        this.caseFields = blankToNull(caseFields);
    }

    /** What names the build; null for its address. */
    @CheckForNull
    public String getBuild() {
        return build;
    }

    @DataBoundSetter
    public void setBuild(@CheckForNull String build) {
        this.build = blankToNull(build);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("publishTestRailResults")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PublishTestRailResultsAction_displayName();
        }

        @Override
        protected String systemType() {
            return SYSTEM;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("statusMap", "resultFields", "caseFields", "defects");
        }

        /** The choices of {@code attachments}. */
        @POST
        public ListBoxModel doFillAttachmentsItems(@AncestorInPath Item item) {
            ListBoxModel model = new ListBoxModel();
            if (Permissions.maySeeConfiguration(item)) {
                model.add("all", "");
                model.add("failed", "failed");
                model.add("none", "none");
            }
            return model;
        }

        @POST
        public FormValidation doCheckStatusMap(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("statusMap", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckResultFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("resultFields", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckDefects(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("defects", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckCaseFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("caseFields", value) : FormValidation.ok();
        }
    }
}
