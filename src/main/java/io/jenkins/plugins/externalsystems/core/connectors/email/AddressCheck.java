package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailDomains;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells whether an address can exist: by its form, and by whether something takes mail for its domain.
 *
 * @param domains asks the DNS
 */
record AddressCheck(MailDomains domains) {
    static final String ADDRESS = "address";
    static final String CHECK_MX = "check_mx";

    CompletionStage<Map<String, Object>> check(Arguments arguments, CallContext context) {
        MailAddress address;
        try {
            address = MailAddress.parse(arguments.text(ADDRESS));
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.completedFuture(Map.of("valid", false, "reason", wrong.getMessage()));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("valid", true);
        result.put("address", address.address());
        result.put("name", address.name());
        result.put("domain", address.domain());
        if (!arguments.bool(CHECK_MX)) {
            return CompletableFuture.completedFuture(result);
        }
        if (context.isDryRun()) {
            throw new DryRunStop(Map.of("dns", "MX", "domain", address.domain()));
        }
        return domains.mailServers(address.domain()).handle((hosts, thrown) -> {
            if (thrown != null) {
                throw new ExternalSystemException(
                        ErrorCode.CONNECTION_ERROR,
                        context.subject() + "whether something takes mail for " + address.domain()
                                + " is not known, because the DNS does not answer.",
                        thrown);
            }
            return withHosts(result, address, hosts);
        });
    }

    private static Map<String, Object> withHosts(Map<String, Object> result, MailAddress address, List<String> hosts) {
        result.put("mx", hosts);
        if (hosts.isEmpty()) {
            result.put("valid", false);
            result.put("reason", "has the domain " + address.domain() + ", for which nothing takes mail");
        }
        return result;
    }
}
