/**
 * Slack by bot token (Web API) or by incoming webhook. Follows docs.slack.dev: "Web API", "Rate limits", "Sending messages
 * using incoming webhooks", "Formatting message text" and the pages of the methods in {@link
 * io.jenkins.plugins.externalsystems.core.connectors.slack.SlackMethod}.
 */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.connectors.slack;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
