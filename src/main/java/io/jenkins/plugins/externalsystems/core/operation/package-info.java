/** Operations as declarations, and the connector base that runs them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
