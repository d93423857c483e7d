package hudson.init;

import java.lang.annotation.*;
import org.jvnet.hudson.annotation_indexer.Indexed;

@Indexed
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Initializer {
    InitMilestone after() default InitMilestone.STARTED;

    InitMilestone before() default InitMilestone.COMPLETED;
}
