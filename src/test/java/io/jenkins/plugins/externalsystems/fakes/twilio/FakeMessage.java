package io.jenkins.plugins.externalsystems.fakes.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message that the fake has taken. */
public final class FakeMessage {
    private final String account;
    private final String sid;
    private final String to;
    private final String from;
    private final String service;
    private final String body;
    private final List<String> media;
    private final Instant created;
    private String status;
    private Integer errorCode;

    /** @param from empty where a messaging service will choose @param service empty for none */
    FakeMessage(
            String account,
            String sid,
            String to,
            String from,
            String service,
            String body,
            List<String> media,
            Instant created) {
        this.account = account;
        this.sid = sid;
        this.to = to;
        this.from = from;
        this.service = service;
        this.body = body;
        this.media = List.copyOf(media);
        this.created = created.truncatedTo(ChronoUnit.SECONDS);
        this.status = service.isEmpty() ? "queued" : "accepted";
    }

    /** Its state from now on. @param error null for none */
    public void becomes(String state, Integer error) {
        status = state;
        errorCode = error;
    }

    public String sid() {
        return sid;
    }

    public String to() {
        return to;
    }

    public String from() {
        return from;
    }

    public String service() {
        return service;
    }

    public String body() {
        return body;
    }

    public List<String> media() {
        return media;
    }

    Instant created() {
        return created;
    }

    String status() {
        return status;
    }

    /** As Twilio writes it. @param hidesText whether the account keeps no texts */
    Map<String, Object> toJson(boolean hidesText) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .format(created.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
        boolean isSent = !List.of("queued", "accepted").contains(status);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("account_sid", account);
        json.put("api_version", "2010-04-01");
        json.put("body", hidesText ? "" : body);
        json.put("date_created", date);
        json.put("date_sent", isSent ? date : null);
        json.put("date_updated", date);
        json.put("direction", "outbound-api");
        json.put("error_code", errorCode);
        json.put("error_message", null);
        json.put("from", from.isEmpty() ? null : from);
        json.put("messaging_service_sid", service.isEmpty() ? null : service);
        json.put("num_media", String.valueOf(media.size()));
        json.put("num_segments", service.isEmpty() ? "1" : "0");
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", sid);
        json.put("status", status);
        json.put("subresource_uris", Map.of("media", uri("/Media.json")));
        json.put("to", to);
        json.put("uri", uri(".json"));
        return json;
    }

    private String uri(String end) {
        return "/2010-04-01/Accounts/" + account + "/Messages/" + sid + end;
    }
}
