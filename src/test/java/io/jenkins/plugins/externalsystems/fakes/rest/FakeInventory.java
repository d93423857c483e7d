package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A warehouse that describes itself in OpenAPI 3.0 at {@code /v1/openapi.json}, for everybody; the rest takes a token. */
public final class FakeInventory extends FakeRestService {
    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Inventory", "version": "1.4"}, "servers": [{"url": "/v1"}],
             "paths": {
              "/items/{sku}": {"get": {"operationId": "getItem", "summary": "One item.",
                "parameters": [{"name": "sku", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "ok"}}}},
              "/reservations": {"post": {"operationId": "reserveStock", "summary": "Sets items aside.",
                "requestBody": {"required": true, "content": {"application/json": {"schema": {
                  "$ref": "#/components/schemas/Reservation"}}}},
                "responses": {"201": {"description": "made"}}}},
              "/reservations/{id}": {"delete": {"operationId": "removeReservation",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"204": {"description": "gone"}}}}},
             "components": {"schemas": {"Reservation": {"type": "object", "required": ["sku", "quantity"],
              "properties": {"sku": {"type": "string"}, "quantity": {"type": "integer"}}}}}}
            """;

    private final String token = "inventory-" + UUID.randomUUID();
    private final List<String> reservations = new CopyOnWriteArrayList<>();

    public String token() {
        return token;
    }

    /** Such as {@code 3 A-1}. */
    public List<String> reservations() {
        return List.copyOf(reservations);
    }

    @Override
    protected Reply route(RecordedRequest request) {
        if (request.path().equals("/v1/openapi.json")) {
            return Reply.json(200, DOCUMENT);
        }
        require(request, "Authorization", "Bearer " + token);
        query(request, Set.of());
        if (request.path().equals("/v1/reservations") && request.method().equals("POST")) {
            JsonNode body = body(request);
            if (!body.path("quantity").isInt() || body.size() != 2) {
                throw new Refused(422, "Unprocessable Content", "sku and quantity are taken");
            }
            reservations.add(
                    body.path("quantity").asInt() + " " + body.path("sku").asText());
            return json(201, Map.of("id", "r-" + reservations.size(), "state", "reserved"));
        }
        if (request.path().startsWith("/v1/items/") && request.method().equals("GET")) {
            return json(200, Map.of("sku", request.path().substring("/v1/items/".length()), "stock", 40));
        }
        if (request.path().startsWith("/v1/reservations/") && request.method().equals("DELETE")) {
            reservations.clear();
            return Reply.empty(204);
        }
        throw new Refused(404, "Not Found", "no such page");
    }
}
