package io.jenkins.plugins.externalsystems.runtime;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import java.util.Optional;

/** Where the times of a build's stages are; there is none without a plugin whose builds have stages. */
public interface StageTimes extends ExtensionPoint {
    /**
     * The stages that the build has begun so far.
     *
     * @param now in milliseconds since 1970, the end of what still runs
     * @return empty where the build is none that has stages
     */
    Optional<BuildMeasures.Pipeline> of(Run<?, ?> run, long now);
}
