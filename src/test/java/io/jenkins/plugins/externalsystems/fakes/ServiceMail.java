package io.jenkins.plugins.externalsystems.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A message that a fake mail service took.
 *
 * @param id that it gave it
 * @param from as the request has it, a name included
 * @param to addresses without names
 * @param files content by name, those that the HTML shows by content id
 * @param json the message in the service's own form
 */
public record ServiceMail(
        String id,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        String text,
        String html,
        Map<String, byte[]> files,
        JsonNode json) {}
