/** The seam to an HTTP library: requests and answers that know no library. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.http;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
