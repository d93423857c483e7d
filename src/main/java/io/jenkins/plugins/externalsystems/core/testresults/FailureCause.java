package io.jenkins.plugins.externalsystems.core.testresults;

/**
 * Why a test failed, so that tests which fail for one reason have equal causes.
 *
 * @param fingerprint 20 hexadecimal digits; equal for equal causes, in other builds and on other machines too
 * @param type the innermost exception, or what a runner has in its place; may be empty
 * @param location the code that it came from, without a line number; may be empty
 */
public record FailureCause(String fingerprint, String type, String location) {}
