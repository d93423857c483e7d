/**
 * What was learned from a service, kept in memory for a while: {@link ResponseCache} has the answers to reads, {@link TimedCache}
 * what is no answer, such as notes of what a call has just made.
 */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.cache;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
