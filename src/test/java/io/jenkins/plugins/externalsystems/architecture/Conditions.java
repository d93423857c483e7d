package io.jenkins.plugins.externalsystems.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions made of a predicate. */
final class Conditions {
    private Conditions() {}

    static ArchCondition<JavaField> field(String description, Predicate<JavaField> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!holds.test(field)) {
                    events.add(SimpleConditionEvent.violated(
                            field,
                            field.getFullName() + " does not " + getDescription() + " in "
                                    + field.getSourceCodeLocation()));
                }
            }
        };
    }
}
