package org.kohsuke.stapler.export;

import java.lang.annotation.*;
import org.jvnet.hudson.annotation_indexer.Indexed;

@Indexed
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExportedBean {}
