package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

/** What is kept of a report at most, in characters unless it says otherwise. */
public final class ReportLimits {
    /** Elements within each other; more cost the file. */
    public static final int DEPTH = 100;

    /** One attribute, comment or name, with what stands before it; more cost the file. */
    public static final int TOKEN = 1_048_576;

    /** Different names of elements and attributes, which a parser never forgets; more cost the file. */
    public static final int DIFFERENT_NAMES = 1_000;

    /** A case's, a class's or a suite's name, a type, an id, a path. */
    public static final int NAME = 1_024;

    /** A message. */
    public static final int MESSAGE = 4_096;

    /** A stack trace: its beginning and its end. */
    public static final int STACK_TRACE = 16_384;

    /** The same of a run that was repeated. */
    public static final int ATTEMPT_STACK_TRACE = 4_096;

    /** The end of what a failed case printed. */
    public static final int OUTPUT = 4_096;

    /** A property's value. */
    public static final int PROPERTY_VALUE = 4_096;

    /** Properties of a case or of a suite, counted. */
    public static final int PROPERTIES = 200;

    /** Attachments of a case or of a suite, counted. */
    public static final int ATTACHMENTS = 100;

    /** Failed runs of a case, counted. */
    public static final int ATTEMPTS = 20;

    private ReportLimits() {}
}
