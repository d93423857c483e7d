/** Authentication as settings of a connection. */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.auth.settings;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
