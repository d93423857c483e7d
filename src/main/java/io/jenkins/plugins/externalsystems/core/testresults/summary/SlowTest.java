package io.jenkins.plugins.externalsystems.core.testresults.summary;

import java.time.Duration;

/**
 * A test that takes long.
 *
 * @param name class and name, shortened
 * @param duration as its runner measured it
 */
public record SlowTest(String name, Duration duration) {}
