/** Texts for external systems: Markdown in each system's own notation, escaping, and cutting to a size. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.template;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
