/** Permission checks and the way to the controller. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.security;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
