/** One request's whole way: resilience, credentials, wire, error mapping. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
