package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.List;

/**
 * An operation of a port.
 *
 * @param service and
 * @param port for people
 * @param address of the port as the document says, may be empty
 * @param version of SOAP
 * @param action the SOAPAction, may be empty
 * @param wrapper element around the parts; null-free: an empty name where the parts stand in the body themselves
 * @param wrapperNamespace of the wrapper, empty for none
 * @param members of the wrapper, or of the body, in their order
 * @param types what the members' types are made of, shared by the operations of a document
 */
public record SoapTarget(
        String service,
        String port,
        String address,
        SoapVersion version,
        String action,
        String wrapper,
        String wrapperNamespace,
        List<SoapMember> members,
        SoapTypes types)
        implements SchemaTarget {
    public SoapTarget {
        members = List.copyOf(members);
    }

    @Override
    public String kind() {
        return "soap";
    }

    @Override
    public String description() {
        return service + " " + port + ", SOAP " + version.number() + (action.isEmpty() ? "" : ", " + action);
    }

    /** Nothing in a WSDL tells what an operation does. */
    @Override
    public RepeatSafety safety() {
        return RepeatSafety.UNSAFE;
    }
}
