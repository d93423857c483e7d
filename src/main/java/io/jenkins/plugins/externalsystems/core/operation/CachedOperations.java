package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.cache.CacheRules;
import io.jenkins.plugins.externalsystems.core.resilience.CacheSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks which operations a connection is to remember the answers of. */
final class CachedOperations {
    private static final Set<ItemVerb> WRITES = Set.of(ItemVerb.CREATE, ItemVerb.UPDATE, ItemVerb.DELETE);

    private CachedOperations() {}

    /**
     * Refuses operations that do not exist, and those that surely write: what is sent twice at one's peril is no read. One that
     * writes all the same is found out when it does, see {@link
     * io.jenkins.plugins.externalsystems.core.cache.ResponseCache#writeBegins}.
     *
     * @param mayDiscover whether the service may tell operations that are not in the table
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR
     */
    static void check(CacheRules rules, OperationTable table, boolean mayDiscover, ConnectorConfig config) {
        for (String name : rules.operations().stream().sorted().toList()) {
            if (!isReadIn(table, name)) {
                boolean isKnown = table.names().contains(name);
                if (isKnown || !mayDiscover) {
                    throw config.invalid(
                            CacheSettings.OPERATIONS,
                            "names '" + name + "', which " + (isKnown ? "is no read" : "is no operation of this system")
                                    + "; it may name " + String.join(", ", reads(table)));
                }
            }
        }
    }

    private static List<String> reads(OperationTable table) {
        List<String> reads =
                table.names().stream().filter(name -> isReadIn(table, name)).collect(Collectors.toList());
        return reads.isEmpty() ? List.of("none") : reads;
    }

    private static boolean isReadIn(OperationTable table, String name) {
        Operation operation = table.operation(name);
        return operation != null
                ? operation.safety() == RepeatSafety.SAFE
                : table.names().contains(name)
                        && WRITES.stream().noneMatch(verb -> verb.operation().equals(name));
    }
}
