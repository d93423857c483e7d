package hudson.init;

import org.jvnet.hudson.reactor.Milestone;

public enum InitMilestone implements Milestone {
    STARTED,
    JOB_CONFIG_ADAPTED,
    COMPLETED
}
