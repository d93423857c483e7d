package org.jenkinsci;

import java.lang.annotation.*;
import org.jvnet.hudson.annotation_indexer.Indexed;

@Indexed
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Symbol {
    String[] value();
}
