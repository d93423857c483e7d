package io.jenkins.plugins.externalsystems.core.mail.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service said of one message.
 *
 * @param data of a message that it took: {@code message_id}, {@code accepted} …
 * @param failure of one that it did not take; null where it took it
 */
public record Delivery(
        Map<String, Object> data, @CheckForNull ExternalSystemException failure) {
    public Delivery {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    public static Delivery taken(Map<String, Object> data) {
        return new Delivery(data, null);
    }

    public static Delivery refused(ExternalSystemException failure) {
        return new Delivery(Map.of(), failure);
    }
}
