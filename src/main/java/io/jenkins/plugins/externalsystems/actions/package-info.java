/** What users can ask for: one class an action, nothing but fields and their rendering. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
