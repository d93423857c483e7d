package hudson;

import java.lang.annotation.*;
import jenkins.YesNoMaybe;
import net.java.sezpoz.Indexable;

@Indexable
@Documented
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Extension {
    double ordinal() default 0;

    boolean optional() default false;

    YesNoMaybe dynamicLoadable() default YesNoMaybe.MAYBE;
}
