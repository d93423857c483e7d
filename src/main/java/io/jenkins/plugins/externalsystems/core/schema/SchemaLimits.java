package io.jenkins.plugins.externalsystems.core.schema;

/** What a document may cost, and what is kept of it. */
public final class SchemaLimits {
    /** Bytes of a document; more cost it. As much as one answer may have. */
    public static final int BYTES = 10 * 1024 * 1024;

    /** Things within each other, in a document or through its references; more cost the document, or the operation. */
    public static final int DEPTH = 100;

    /** Maps, lists and values of a document, counted; more cost it. */
    public static final int NODES = 500_000;

    /** Characters of a line of YAML; more cost the document. */
    public static final int YAML_LINE = 200_000;

    /** Operations; more cost the document. */
    public static final int OPERATIONS = 5_000;

    /** Steps that reading takes, references followed; more cost the document. */
    public static final int STEPS = 3_000_000;

    /** Parameters, choices and selected fields of all operations together; more cost the document. */
    public static final int PIECES = 300_000;

    /** Characters of all descriptions and documents that are made of it; more cost it. */
    public static final int CHARACTERS = 20_000_000;

    /** Parameters of one operation; more cost the operation. */
    public static final int PARAMETERS = 200;

    /** Characters of a name; more cost the operation. */
    public static final int NAME = 200;

    /** Characters of a description; the rest is left out. */
    public static final int DESCRIPTION = 300;

    /** Values that a parameter allows; where there are more, any is taken and the service decides. */
    public static final int CHOICES = 200;

    /** Sentences about what was left out; of more, the number. */
    public static final int NOTES = 50;

    private SchemaLimits() {}
}
