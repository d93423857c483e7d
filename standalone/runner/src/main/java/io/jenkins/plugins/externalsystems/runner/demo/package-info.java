/** The example pipeline against in-process servers. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner.demo;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
