/** Post-build actions of freestyle jobs. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
