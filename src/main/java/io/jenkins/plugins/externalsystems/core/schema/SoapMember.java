package io.jenkins.plugins.externalsystems.core.schema;

/**
 * An element or an attribute within a message.
 *
 * @param name without prefix
 * @param namespace empty for none
 * @param type key of its type in {@link SoapTypes}
 * @param isAttribute whether it is one
 * @param isRequired whether it has to be there
 * @param isRepeated whether there may be several
 */
public record SoapMember(
        String name, String namespace, String type, boolean isAttribute, boolean isRequired, boolean isRepeated) {}
