/** Puts credentials on requests; the only readers of secrets in core. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.auth;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
