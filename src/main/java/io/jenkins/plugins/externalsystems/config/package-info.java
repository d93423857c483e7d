/** Connections as administrators configure them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
