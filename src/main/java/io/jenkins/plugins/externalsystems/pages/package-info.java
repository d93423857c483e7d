/** What a build shows of its actions. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.pages;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
