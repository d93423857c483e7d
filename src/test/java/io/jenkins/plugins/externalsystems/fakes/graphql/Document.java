package io.jenkins.plugins.externalsystems.fakes.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document with one operation, read strictly: no fragments but inline ones, no directives, no aliases.
 *
 * @param type query or mutation
 * @param variables their types by name
 * @param selection what is asked for
 */
record Document(String type, Map<String, String> variables, List<Field> selection) {
    /**
     * A field that is asked for.
     *
     * @param on the type of an inline fragment, empty for a field
     * @param arguments names with a value each: a variable with its dollar sign, or a literal
     */
    record Field(String on, String name, Map<String, String> arguments, List<Field> selection) {}

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|\\$?[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+|\\.\\.\\.|[{}()\\[\\]:!,]");

    /** @throws IllegalArgumentException if it is none */
    static Document parse(String text) {
        return new Parser(text).document();
    }

    private static final class Parser {
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String text) {
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find()) {
                requireBlank(text.substring(end, matcher.start()));
                if (!matcher.group().equals(",")) {
                    tokens.add(matcher.group());
                }
                end = matcher.end();
            }
            requireBlank(text.substring(end));
        }

        private static void requireBlank(String text) {
            if (!text.isBlank()) {
                throw new IllegalArgumentException("Syntax Error: unexpected " + text.strip());
            }
        }

        Document document() {
            String type = "query";
            Map<String, String> variables = new LinkedHashMap<>();
            if (!peek().equals("{")) {
                type = next();
                if (!peek().equals("{") && !peek().equals("(")) {
                    next();
                }
                if (peek().equals("(")) {
                    next();
                    while (!peek().equals(")")) {
                        String name = next();
                        expect(":");
                        variables.put(name, type());
                    }
                    next();
                }
            }
            List<Field> selection = selection();
            if (at < tokens.size()) {
                throw new IllegalArgumentException("Syntax Error: unexpected " + peek());
            }
            return new Document(type, variables, selection);
        }

        private String type() {
            StringBuilder type = new StringBuilder();
            int depth = 0;
            do {
                String token = next();
                depth += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
                type.append(token);
            } while (depth > 0 || peek().equals("!"));
            return type.toString();
        }

        private List<Field> selection() {
            expect("{");
            List<Field> fields = new ArrayList<>();
            while (!peek().equals("}")) {
                if (peek().equals("...")) {
                    next();
                    expect("on");
                    fields.add(new Field(next(), "", Map.of(), selection()));
                } else {
                    String name = next();
                    Map<String, String> arguments = new LinkedHashMap<>();
                    if (peek().equals("(")) {
                        next();
                        while (!peek().equals(")")) {
                            String argument = next();
                            expect(":");
                            arguments.put(argument, next());
                        }
                        next();
                    }
                    fields.add(new Field("", name, arguments, peek().equals("{") ? selection() : List.of()));
                }
            }
            next();
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("Syntax Error: an empty selection");
            }
            return fields;
        }

        private void expect(String token) {
            String found = next();
            if (!found.equals(token)) {
                throw new IllegalArgumentException("Syntax Error: expected " + token + ", found " + found);
            }
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "end";
        }

        private String next() {
            String token = peek();
            at++;
            return token;
        }
    }
}
