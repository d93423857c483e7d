package io.jenkins.plugins.externalsystems.core.schema;

/** Counts what reading one document costs, and ends it where that is too much. Not thread-safe. */
public final class SchemaBudget {
    private long steps;
    private long characters;
    private int pieces;
    private int operations;

    /** One step more. @throws SchemaException beyond {@link SchemaLimits#STEPS} */
    public void step() {
        steps(1);
    }

    /** Several steps more, such as the elements of a list that is looked through. */
    public void steps(int count) {
        steps += count;
        if (steps > SchemaLimits.STEPS) {
            throw new SchemaException("refers to its own parts so often that reading it takes more than %,d steps"
                    .formatted(SchemaLimits.STEPS));
        }
    }

    /** Something more is kept. @throws SchemaException beyond {@link SchemaLimits#PIECES} */
    public void keep(int count) {
        pieces += count;
        if (pieces > SchemaLimits.PIECES) {
            throw new SchemaException(
                    "has more than %,d parameters, choices and fields of operations".formatted(SchemaLimits.PIECES));
        }
    }

    /** A text of so many characters more is kept. @throws SchemaException beyond {@link SchemaLimits#CHARACTERS} */
    public void text(int length) {
        characters += length;
        if (characters > SchemaLimits.CHARACTERS) {
            throw new SchemaException(
                    "makes descriptions and requests of more than %,d characters".formatted(SchemaLimits.CHARACTERS));
        }
    }

    /** One operation more. @throws SchemaException beyond {@link SchemaLimits#OPERATIONS} */
    public void operation() {
        if (++operations > SchemaLimits.OPERATIONS) {
            throw new SchemaException("has more than %,d operations".formatted(SchemaLimits.OPERATIONS));
        }
    }
}
