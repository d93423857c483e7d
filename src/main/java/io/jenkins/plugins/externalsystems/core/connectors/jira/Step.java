package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One step of a composite operation.
 *
 * @param name in the journal
 * @param action starts it; gives what it adds to the result: a list goes to the end of one that is there already
 */
record Step(String name, Supplier<CompletionStage<Map<String, Object>>> action) {}
