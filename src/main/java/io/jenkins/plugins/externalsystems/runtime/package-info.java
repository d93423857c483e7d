/** From an action to its connector: lookup, policy, threads, log. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
