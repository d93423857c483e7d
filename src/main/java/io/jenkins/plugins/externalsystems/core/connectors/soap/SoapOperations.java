package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import java.util.function.Supplier;

/** What every SOAP connection can do, beside the operations of its WSDL. */
final class SoapOperations {
    private SoapOperations() {}

    /** @param calls as they are when an operation is called */
    static OperationTable table(Supplier<SoapCalls> calls) {
        return OperationTable.builder()
                .operation(
                        "call",
                        RepeatSafety.UNSAFE,
                        "Calls an operation, with headers, and without a WSDL too.",
                        (arguments, context) -> calls.get().call(arguments, context),
                        Parameter.required(
                                "operation", ParameterType.STRING, "Name of the operation, as describe lists it."),
                        Parameter.optional(
                                "parameters",
                                ParameterType.MAP,
                                "What stands in the message; maps become elements, lists the same element again."),
                        Parameter.optional(
                                "headers",
                                ParameterType.MAP,
                                "Elements of the message's header by name, or by {namespace}name."),
                        Parameter.optional(
                                "namespace",
                                ParameterType.STRING,
                                "Namespace of an operation that the WSDL does not describe; parameters are written as"
                                        + " they are then."),
                        Parameter.optional(
                                "action",
                                ParameterType.STRING,
                                "SOAPAction of an operation that the WSDL does not describe."))
                .operation(
                        "describe",
                        RepeatSafety.SAFE,
                        "Lists the operations of the WSDL with their parameters.",
                        (arguments, context) -> calls.get().describe(arguments, context),
                        SchemaListing.parameters())
                .build();
    }
}
