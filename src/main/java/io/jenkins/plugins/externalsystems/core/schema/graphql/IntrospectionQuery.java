package io.jenkins.plugins.externalsystems.core.schema.graphql;

/**
 * The question for which a GraphQL service says what it can do.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Introspection">GraphQL, introspection</a>
 */
public final class IntrospectionQuery {
    /** The document; {@link GraphQlReader} reads the answer to it. */
    public static final String TEXT = """
        query IntrospectionQuery {
          __schema {
            queryType { name }
            mutationType { name }
            types {
              kind
              name
              fields(includeDeprecated: true) {
                name
                description
                isDeprecated
                args { name description defaultValue type { ...Reference } }
                type { ...Reference }
              }
              inputFields { name defaultValue type { ...Reference } }
              enumValues(includeDeprecated: true) { name }
              possibleTypes { name }
            }
          }
        }
        fragment Reference on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name } } } } } }
        }
        """;

    private IntrospectionQuery() {}
}
