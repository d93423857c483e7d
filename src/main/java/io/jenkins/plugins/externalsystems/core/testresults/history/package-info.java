/** What is known of the causes for which a job's tests failed: which builds saw them, and which issue tells of them. */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.testresults.history;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
