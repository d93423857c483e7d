package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.Map;

/**
 * One line with a value.
 *
 * @param name as it stands in the line, such as {@code x_bucket}
 * @param labels without those of the group
 * @param value as it stands in the line
 */
public record PushedSample(String name, Map<String, String> labels, String value) {}
