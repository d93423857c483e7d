package io.jenkins.plugins.externalsystems.core.testresults;

/**
 * A property of a case or a suite; a name may occur more than once.
 *
 * @param name may be empty
 * @param value may be empty
 */
public record TestProperty(String name, String value) {}
