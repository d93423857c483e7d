package io.jenkins.plugins.externalsystems.core.schema;

/** Where a parameter of a callable operation goes. */
public enum ParameterPlace {
    /** A part of the path. */
    PATH,
    QUERY,
    HEADER,
    /** A property of the body, which is an object or a form. */
    BODY,
    /** The body as a whole. */
    WHOLE_BODY,
    /** A variable of a GraphQL document. */
    VARIABLE,
    /** A part of a message: of a SOAP body, or of a multipart form. */
    PART
}
