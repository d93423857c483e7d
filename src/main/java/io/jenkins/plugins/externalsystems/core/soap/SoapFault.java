package io.jenkins.plugins.externalsystems.core.soap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service says when it refuses.
 *
 * @param code without prefix: Client, Server, Sender, Receiver, VersionMismatch, MustUnderstand ...
 * @param subcodes further ones without prefix, the more general first; the part behind a dot of SOAP 1.1's codes too
 * @param reason for people, may be empty
 * @param detail of the service's own form, as plain data; empty for none
 */
public record SoapFault(String code, List<String> subcodes, String reason, Map<String, Object> detail) {
    public SoapFault {
        subcodes = List.copyOf(subcodes);
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
