/** The only place that turns a credentials id into a secret. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.credentials;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
