/** Pipeline. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
