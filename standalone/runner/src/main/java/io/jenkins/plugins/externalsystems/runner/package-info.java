/** Runs the external-system steps of a Jenkinsfile on a terminal, without a Jenkins. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
