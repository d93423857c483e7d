package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a job that was submitted is waited for. Immutable.
 *
 * @param fields of the submit's answer that name the job, the first for people
 * @param path where the status is asked for; its names are fields or parameters
 * @param status where the status is in that answer
 * @param done the values that mean success
 * @param failed the values that mean failure; every other one means that the job goes on
 * @param error where the service says why it failed; null for nowhere
 * @param progress where it says how far it is; null for nowhere
 * @param resultPath where the result is; null where it is in the last status
 * @param minInterval the first wait
 * @param maxInterval the longest wait
 * @param longest how long a call may wait that sets no deadline of its own; empty for as long as the connection allows
 */
public record PollPlan(
        ResultMapping fields,
        PathTemplate path,
        DataPath status,
        List<String> done,
        List<String> failed,
        @CheckForNull DataPath error,
        @CheckForNull DataPath progress,
        @CheckForNull PathTemplate resultPath,
        Duration minInterval,
        Duration maxInterval,
        Optional<Duration> longest) {
    public PollPlan {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }
}
