package io.jenkins.plugins.externalsystems.fakes.graphql;

/** The answer of a small tracker with issues, pages, a union, an interface and a field of a name that is none. */
public final class SampleIntrospection {
    /** As a service sends it. */
    public static final String JSON = """
        {"data": {"__schema": {
          "queryType": {"name": "Query"}, "mutationType": {"name": "Mutation"},
          "types": [
            {"kind": "OBJECT", "name": "Query", "fields": [
              {"name": "version", "args": [], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "issue", "description": "One issue.", "args": [
                {"name": "id", "type": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "ID"}}}],
               "type": {"kind": "OBJECT", "name": "Issue"}},
              {"name": "issues", "args": [
                {"name": "state", "type": {"kind": "ENUM", "name": "State"}},
                {"name": "labels", "type": {"kind": "LIST", "ofType": {"kind": "NON_NULL",
                  "ofType": {"kind": "SCALAR", "name": "String"}}}},
                {"name": "first", "defaultValue": "10", "type": {"kind": "SCALAR", "name": "Int"}},
                {"name": "after", "type": {"kind": "SCALAR", "name": "String"}}],
               "type": {"kind": "OBJECT", "name": "IssueConnection"}},
              {"name": "search", "args": [], "type": {"kind": "LIST", "ofType": {"kind": "UNION", "name": "Found"}}},
              {"name": "node", "args": [], "type": {"kind": "INTERFACE", "name": "Node"}},
              {"name": "x } query y { z", "args": [], "type": {"kind": "SCALAR", "name": "String"}}]},
            {"kind": "OBJECT", "name": "Mutation", "fields": [
              {"name": "addIssue", "args": [
                {"name": "input", "type": {"kind": "NON_NULL", "ofType": {"kind": "INPUT_OBJECT", "name": "NewIssue"}}},
                {"name": "at", "type": {"kind": "SCALAR", "name": "Date"}}],
               "type": {"kind": "OBJECT", "name": "Issue"}}]},
            {"kind": "OBJECT", "name": "Issue", "fields": [
              {"name": "id", "args": [], "type": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "ID"}}},
              {"name": "title", "args": [], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "old", "isDeprecated": true, "args": [], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "avatar", "args": [{"name": "size", "type": {"kind": "NON_NULL",
                "ofType": {"kind": "SCALAR", "name": "Int"}}}], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "state", "args": [], "type": {"kind": "ENUM", "name": "State"}},
              {"name": "author", "args": [], "type": {"kind": "OBJECT", "name": "Person"}},
              {"name": "children", "args": [], "type": {"kind": "OBJECT", "name": "IssueConnection"}}]},
            {"kind": "OBJECT", "name": "Person", "fields": [
              {"name": "name", "args": [], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "issues", "args": [], "type": {"kind": "OBJECT", "name": "IssueConnection"}},
              {"name": "id", "args": [], "isDeprecated": true, "type": {"kind": "SCALAR", "name": "Int"}}]},
            {"kind": "OBJECT", "name": "IssueConnection", "fields": [
              {"name": "edges", "args": [], "type": {"kind": "LIST", "ofType": {"kind": "OBJECT", "name": "IssueEdge"}}},
              {"name": "nodes", "args": [], "type": {"kind": "LIST", "ofType": {"kind": "OBJECT", "name": "Issue"}}},
              {"name": "pageInfo", "args": [], "type": {"kind": "OBJECT", "name": "PageInfo"}}]},
            {"kind": "OBJECT", "name": "IssueEdge", "fields": [
              {"name": "cursor", "args": [], "type": {"kind": "SCALAR", "name": "String"}},
              {"name": "node", "args": [], "type": {"kind": "OBJECT", "name": "Issue"}}]},
            {"kind": "OBJECT", "name": "PageInfo", "fields": [
              {"name": "hasNextPage", "args": [], "type": {"kind": "SCALAR", "name": "Boolean"}},
              {"name": "endCursor", "args": [], "type": {"kind": "SCALAR", "name": "String"}}]},
            {"kind": "UNION", "name": "Found", "possibleTypes": [{"name": "Issue"}, {"name": "Person"}]},
            {"kind": "INTERFACE", "name": "Node", "possibleTypes": [{"name": "Issue"}], "fields": [
              {"name": "id", "args": [], "type": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "ID"}}}]},
            {"kind": "INPUT_OBJECT", "name": "NewIssue", "inputFields": [
              {"name": "title", "type": {"kind": "SCALAR", "name": "String"}}]},
            {"kind": "ENUM", "name": "State", "enumValues": [{"name": "OPEN"}, {"name": "CLOSED"}]},
            {"kind": "SCALAR", "name": "String"}, {"kind": "SCALAR", "name": "ID"}, {"kind": "SCALAR", "name": "Int"},
            {"kind": "SCALAR", "name": "Boolean"}, {"kind": "SCALAR", "name": "Date"}]}}}
        """;

    private SampleIntrospection() {}
}
