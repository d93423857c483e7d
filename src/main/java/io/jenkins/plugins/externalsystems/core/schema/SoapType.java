package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;

/**
 * What an element may hold.
 *
 * @param simple what its text may be; ANY where it is no text alone
 * @param isComplex whether it has members
 * @param members in the order in which they are written
 * @param choices the only texts allowed; empty for any
 * @param isOpen whether it may hold elements that are not described
 */
public record SoapType(
        ParameterType simple, boolean isComplex, List<SoapMember> members, List<String> choices, boolean isOpen) {
    /** Takes anything. */
    public static final SoapType ANY = new SoapType(ParameterType.ANY, false, List.of(), List.of(), true);

    public SoapType {
        members = List.copyOf(members);
        choices = List.copyOf(choices);
    }

    /** Text of a kind. */
    public static SoapType text(ParameterType simple, List<String> choices) {
        return new SoapType(simple, false, List.of(), choices, false);
    }
}
