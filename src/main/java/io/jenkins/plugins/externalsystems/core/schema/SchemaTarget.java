package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;

/** How a callable operation is put on the wire. */
public sealed interface SchemaTarget permits HttpTarget, GraphQlTarget, SoapTarget {
    /** The kind in a word: {@code http}, {@code graphql}, {@code soap}. */
    String kind();

    /** For people: method and path, field, action. */
    String description();

    /** Whether it may be sent again when nobody knows whether it arrived. */
    RepeatSafety safety();
}
