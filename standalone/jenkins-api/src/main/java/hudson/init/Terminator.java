package hudson.init;

import java.lang.annotation.*;
import org.jvnet.hudson.annotation_indexer.Indexed;

@Indexed
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Terminator {
    TermMilestone after() default TermMilestone.STARTED;

    TermMilestone before() default TermMilestone.COMPLETED;
}
