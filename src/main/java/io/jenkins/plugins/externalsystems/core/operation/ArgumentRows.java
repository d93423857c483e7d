package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A parameter whose value is a list of things that have parameters of their own. */
public final class ArgumentRows {
    private ArgumentRows() {}

    /**
     * Checks and converts each row as a call of its own would be.
     *
     * @param parameter that held the rows, for messages
     * @throws ExternalSystemException VALIDATION_ERROR naming row and parameter, such as {@code issues[2].summary}
     */
    public static List<Arguments> read(
            CallContext context, String parameter, List<Map<String, Object>> rows, Parameter... declared) {
        ArgumentReader reader = new ArgumentReader(context.connection(), context.operation());
        List<Arguments> read = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            try {
                read.add(reader.read(List.of(declared), rows.get(index)));
            } catch (ExternalSystemException refused) {
                throw inRow(parameter + "[" + index + "]", refused);
            }
        }
        return read;
    }

    /** The same failure, with the row put before the name of the parameter that it is about. */
    public static ExternalSystemException inRow(String row, ExternalSystemException refused) {
        Object inner = refused.metadata().get(MetadataKeys.PARAMETER);
        if (inner == null) {
            return refused;
        }
        String named = row + "." + inner;
        return refused.with(MetadataKeys.PARAMETER, named)
                .withMessage(refused.getMessage().replace("parameter '" + inner + "'", "parameter '" + named + "'"));
    }
}
