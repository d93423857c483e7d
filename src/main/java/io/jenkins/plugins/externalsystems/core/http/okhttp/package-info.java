/** The HTTP transport on OkHttp; nothing else in the plugin knows that library. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.http.okhttp;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
