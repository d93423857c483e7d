/** From named arguments to the plugin's own classes, as Jenkins binds them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.runner.binding;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
