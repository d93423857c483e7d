/** The contract between callers and connectors; usable without Jenkins. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
