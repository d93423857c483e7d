package io.jenkins.plugins.externalsystems.core.schema;

/** Where a parameter of a callable operation goes. */
public enum ParameterPlace {
    /** A part of the path. */
    PATH,
    QUERY,
    HEADER,
    /** A pair of name and value in the header Cookie. */
    COOKIE,
    /** A property of the body, which is an object or a form. */
    BODY,
    /** The body as a whole. */
    WHOLE_BODY,
    /** The body as a whole, which is a file of the call's; the value is its path, or a pattern that matches it alone. */
    FILE_BODY,
    /** A variable of a GraphQL document. */
    VARIABLE,
    /** A part of a message: of a SOAP body, or of a multipart form. */
    PART,
    /** A part of a multipart form that is a file of the call's; the value is its path, or patterns where there may be several. */
    FILE_PART
}
