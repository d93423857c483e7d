package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;

/**
 * Stages and parallel branches of a Pipeline, from its graph: a block with a label is one, and takes from its start to the
 * start of its end. A node step's body begins when there is an agent, so what is before it is waiting.
 *
 * @see <a href="https://github.com/jenkinsci/workflow-api-plugin/tree/master/src/main/java/org/jenkinsci/plugins/workflow">
 *     Pipeline: API</a>
 */
@Extension(optional = true)
public final class PipelineStages implements StageTimes {
    private static final Logger LOGGER = Logger.getLogger(PipelineStages.class.getName());
    /** Each is read from the disk once the build is over. */
    private static final int MOST_NODES = 20_000;
    /** The connection's limit on series is for what is pushed; this one is for the controller's memory. */
    private static final int MOST_STAGES = 1_000;

    private static final String NODE_STEP = "node";

    @Override
    public Optional<BuildMeasures.Pipeline> of(Run<?, ?> run, long now) {
        if (!(run instanceof FlowExecutionOwner.Executable executable)) {
            return Optional.empty();
        }
        FlowExecutionOwner owner = executable.asFlowExecutionOwner();
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        return execution == null ? Optional.empty() : Optional.of(read(execution, run, now));
    }

    private static BuildMeasures.Pipeline read(FlowExecution execution, Run<?, ?> run, long now) {
        List<BlockStartNode> stages = new ArrayList<>();
        Map<String, FlowNode> ends = new HashMap<>();
        long agentWait = 0;
        int seen = 0;
        DepthFirstScanner scanner = new DepthFirstScanner();
        scanner.setup(execution.getCurrentHeads());
        // The newest nodes come first.
        for (FlowNode node : scanner) {
            if (++seen > MOST_NODES) {
                LOGGER.warning(() -> "Only the last " + MOST_NODES + " steps of " + run + " were looked at for stages");
                break;
            }
            if (node instanceof BlockEndNode<?> end) {
                ends.put(end.getStartNode().getId(), end);
            } else if (node instanceof BlockStartNode start) {
                if (start.getAction(LabelAction.class) != null) {
                    stages.add(start);
                }
                agentWait += wait(start);
            }
        }
        Collections.reverse(stages);
        stages.removeAll(twins(stages));
        return new BuildMeasures.Pipeline(
                stages.stream()
                        .limit(MOST_STAGES)
                        .map(start -> stage(start, ends.get(start.getId()), now))
                        .toList(),
                stages.size(),
                agentWait);
    }

    /** Between a node step and its body; 0 for any other block. */
    private static long wait(BlockStartNode body) {
        for (FlowNode before : body.getParents()) {
            if (before instanceof BlockStartNode step
                    && step.getId().equals(body.getEnclosingId())
                    && step.getDisplayFunctionName().equals(NODE_STEP)) {
                return Math.max(0, TimingAction.getStartTime(body) - TimingAction.getStartTime(step));
            }
        }
        return 0;
    }

    private static BuildMeasures.Stage stage(BlockStartNode start, @CheckForNull FlowNode end, long now) {
        long until = end == null ? now : TimingAction.getStartTime(end);
        return new BuildMeasures.Stage(
                name(start),
                Math.max(0, until - TimingAction.getStartTime(start)),
                end != null && end.getError() != null);
    }

    /** Branches that are nothing but the stage of the same name inside: Declarative makes both of a parallel stage. */
    private static Set<BlockStartNode> twins(List<BlockStartNode> stages) {
        Set<BlockStartNode> twins = new HashSet<>();
        for (BlockStartNode stage : stages) {
            BlockStartNode around = around(stage);
            if (around != null && isTwin(around, stage)) {
                twins.add(around);
            }
        }
        return twins;
    }

    private static boolean isTwin(BlockStartNode around, BlockStartNode stage) {
        return around.getAction(ThreadNameAction.class) != null
                && stage.getAction(ThreadNameAction.class) == null
                && label(around).equals(label(stage));
    }

    /** The nearest stage or branch that a stage is in; null for none. */
    @CheckForNull
    private static BlockStartNode around(BlockStartNode stage) {
        for (BlockStartNode block : stage.iterateEnclosingBlocks()) {
            if (block.getAction(LabelAction.class) != null) {
                return block;
            }
        }
        return null;
    }

    /** From the outermost to the stage's own. */
    private static String name(BlockStartNode start) {
        List<String> names = new ArrayList<>(List.of(label(start)));
        BlockStartNode inner = start;
        for (BlockStartNode around = around(start); around != null; around = around(around)) {
            if (!isTwin(around, inner)) {
                names.add(label(around));
            }
            inner = around;
        }
        Collections.reverse(names);
        return String.join(" / ", names);
    }

    /** A branch's label says that it is one; its name does not. */
    private static String label(BlockStartNode stage) {
        ThreadNameAction branch = stage.getAction(ThreadNameAction.class);
        return branch == null ? stage.getDisplayName() : branch.getThreadName();
    }
}
