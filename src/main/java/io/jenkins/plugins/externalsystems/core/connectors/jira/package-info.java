/** Jira Cloud by REST API v3. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
