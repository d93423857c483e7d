/** Scripted and Declarative Pipeline, as far as a terminal has a use for it. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
