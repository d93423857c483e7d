/** Deadline, repeats, circuit breaker, concurrency cap and rate limits around every request. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.resilience;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
