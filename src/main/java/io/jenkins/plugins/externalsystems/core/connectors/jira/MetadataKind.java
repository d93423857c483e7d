package io.jenkins.plugins.externalsystems.core.connectors.jira;

/** What the create metadata lists. */
enum MetadataKind {
    ISSUE_TYPES,
    FIELDS
}
