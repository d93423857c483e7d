/** The file with connections and credentials, in the form of Configuration as Code. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner.configuration;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
