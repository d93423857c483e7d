package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.MultipartForm;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A warehouse that describes itself in OpenAPI 3.0 at {@code /v1/openapi.json}, for everybody; the rest takes a token. */
public final class FakeInventory extends FakeRestService {
    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Inventory", "version": "1.4"}, "servers": [{"url": "/v1"}],
             "paths": {
              "/items/{sku}": {"get": {"operationId": "getItem", "summary": "One item.",
                "parameters": [{"name": "sku", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "ok"}}}},
              "/items/{sku}/photos": {"post": {"operationId": "addPhotos", "summary": "Keeps photos of an item.",
                "parameters": [{"name": "sku", "in": "path", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object",
                  "required": ["photos"], "properties": {"note": {"type": "string"},
                  "photos": {"type": "array", "items": {"type": "string", "format": "binary"}}}},
                  "encoding": {"photos": {"contentType": "image/*"}}}}},
                "responses": {"201": {"description": "kept"}}}},
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

    private static final Pattern ALBUM = Pattern.compile("/v1/items/([A-Z0-9-]+)/photos");

    private final String token = "inventory-" + UUID.randomUUID();
    private final List<String> reservations = new CopyOnWriteArrayList<>();
    private final List<String> photos = new CopyOnWriteArrayList<>();

    public String token() {
        return token;
    }

    /** Such as {@code 3 A-1}. */
    public List<String> reservations() {
        return List.copyOf(reservations);
    }

    /** Such as {@code A-1 front.jpg image/jpeg 9 after the repair}: item, file, its type and size in bytes, note. */
    public List<String> photos() {
        return List.copyOf(photos);
    }

    private Reply keepPhotos(String sku, List<MultipartForm.Part> parts) {
        List<MultipartForm.Part> files =
                parts.stream().filter(part -> part.name().equals("photos")).toList();
        List<String> notes = parts.stream()
                .filter(part -> part.name().equals("note") && part.fileName().isEmpty())
                .map(MultipartForm.Part::text)
                .toList();
        boolean isNamed = files.stream().noneMatch(file -> file.fileName().isEmpty());
        if (files.isEmpty() || !isNamed || notes.size() > 1 || files.size() + notes.size() != parts.size()) {
            throw new Refused(422, "Unprocessable Content", "photos and at most one note are taken");
        }
        files.forEach(file -> photos.add(String.join(
                " ",
                sku,
                file.fileName(),
                file.contentType(),
                String.valueOf(file.content().length),
                String.join("", notes))));
        return json(201, Map.of("kept", files.size()));
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
        Matcher album = ALBUM.matcher(request.path());
        if (album.matches() && request.method().equals("POST")) {
            return keepPhotos(album.group(1), MultipartForm.read(request));
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
