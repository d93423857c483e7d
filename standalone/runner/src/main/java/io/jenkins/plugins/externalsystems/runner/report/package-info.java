/** What is printed. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner.report;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
