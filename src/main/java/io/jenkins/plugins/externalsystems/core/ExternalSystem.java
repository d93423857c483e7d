package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One connection to one service. All calls may be made from any thread at once. A failed call is a result with an
 * {@link ErrorCode}, never an exception; the two exceptions to that are {@link #initialize}, and
 * {@link CancellationException} (the stage's, or thrown by the waiting form) when the caller cancelled.
 *
 * <p>The forms that wait block the calling thread until the asynchronous form completes; those of operations carry their requests
 * out in that thread. An interrupt cancels the call.
 */
public interface ExternalSystem extends AutoCloseable {

    /**
     * Takes the settings; must be called once, before anything else. No I/O.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR if a setting is missing, unknown or of the wrong type
     */
    void initialize(ConnectorConfig config);

    /**
     * Checks the connection deeply: reach, authenticate, and whether what the connection is for is allowed. The result's
     * data has {@code account} (who we are there), {@code checks} (list of {@code {name, ok, message}}).
     */
    CompletionStage<ExternalSystemResult> connectAsync();

    /** Whether the last {@link #connect} succeeded. No I/O. */
    boolean isConnected();

    /**
     * Runs an operation by name. {@code create_item}, {@code get_item}, {@code update_item}, {@code delete_item} and
     * {@code query} are operations too, with the parameters {@code item_type}, {@code id} and {@code data}.
     * VALIDATION_ERROR names the bad parameter; UNSUPPORTED_OPERATION lists the known operations.
     */
    CompletionStage<ExternalSystemResult> executeOperationAsync(
            String operation, Map<String, Object> parameters, CallOptions options);

    /**
     * Whether the operation may be run again, marked by {@link CallOptions#asRepeat}, when nobody knows whether the first
     * run arrived. No I/O; works without {@link #initialize}.
     *
     * @return false for what is not safe to repeat and cannot be looked up, and for an unknown operation
     */
    default boolean isSafeToRepeat(String operation, Map<String, Object> parameters) {
        return false;
    }

    /**
     * The operations that can be called by name, those that the service tells itself too. The result's data has
     * {@code operations} (list of {@code {name, description, parameters: [{name, required, description}]}}), {@code discovered}
     * (how many of them the service tells), {@code complete} (whether all of those are known), {@code notes} (what was not
     * understood of the service's description). Fails like any call where the service cannot be asked; with
     * {@link Inquiry#NONE} it asks nobody and is complete at once.
     */
    default CompletionStage<ExternalSystemResult> operationsAsync(Inquiry inquiry) {
        return CompletableFuture.completedFuture(ExternalSystemResult.success(
                "operations",
                Map.of("operations", List.of(), "discovered", 0, "complete", false, "notes", List.of()),
                Map.of()));
    }

    /** What the connector can do; no I/O. */
    ConnectorCapabilities capabilities();

    /** {@code system_type}, {@code connected}, {@code api_version}, {@code capabilities}; no I/O, no secrets. */
    Map<String, Object> systemInfo();

    /** Ends the connection; running calls are cancelled. */
    @Override
    void close();

    default ExternalSystemResult connect() {
        return new WaitingCaller().waitFor(connectAsync(), new Cancellation());
    }

    default CompletionStage<ExternalSystemResult> executeOperationAsync(
            String operation, Map<String, Object> parameters) {
        return executeOperationAsync(operation, parameters, CallOptions.defaults());
    }

    default ExternalSystemResult executeOperation(String operation, Map<String, Object> parameters) {
        WaitingCaller caller = new WaitingCaller();
        CallOptions options = CallOptions.defaults().withCarrier(caller);
        return caller.waitFor(executeOperationAsync(operation, parameters, options), options.cancellation());
    }

    /** Rows of {@code query}; {@code item_type} among the parameters may be left out where there is one only. */
    default CompletionStage<ExternalSystemResult> queryAsync(Map<String, Object> parameters) {
        return executeOperationAsync("query", parameters);
    }

    default ExternalSystemResult query(Map<String, Object> parameters) {
        return executeOperation("query", parameters);
    }

    default CompletionStage<ExternalSystemResult> createItemAsync(String itemType, Map<String, Object> data) {
        return executeOperationAsync("create_item", item(itemType, null, data));
    }

    default ExternalSystemResult createItem(String itemType, Map<String, Object> data) {
        return executeOperation("create_item", item(itemType, null, data));
    }

    default CompletionStage<ExternalSystemResult> updateItemAsync(
            String itemType, String id, Map<String, Object> data) {
        return executeOperationAsync("update_item", item(itemType, id, data));
    }

    default ExternalSystemResult updateItem(String itemType, String id, Map<String, Object> data) {
        return executeOperation("update_item", item(itemType, id, data));
    }

    default CompletionStage<ExternalSystemResult> deleteItemAsync(String itemType, String id) {
        return executeOperationAsync("delete_item", item(itemType, id, null));
    }

    default ExternalSystemResult deleteItem(String itemType, String id) {
        return executeOperation("delete_item", item(itemType, id, null));
    }

    default CompletionStage<ExternalSystemResult> getItemAsync(String itemType, String id) {
        return executeOperationAsync("get_item", item(itemType, id, null));
    }

    default ExternalSystemResult getItem(String itemType, String id) {
        return executeOperation("get_item", item(itemType, id, null));
    }

    private static Map<String, Object> item(
            String itemType, @CheckForNull String id, @CheckForNull Map<String, Object> data) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("item_type", itemType);
        if (id != null) {
            parameters.put("id", id);
        }
        if (data != null) {
            parameters.put("data", data);
        }
        return parameters;
    }
}
