/**
 * Microsoft Teams: messages through a workflow's webhook or Microsoft Graph, channels and members by Graph.
 *
 * @see <a href="https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook">Microsoft Teams webhook</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/teams-api-overview">Microsoft Graph, Teams</a>
 */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
