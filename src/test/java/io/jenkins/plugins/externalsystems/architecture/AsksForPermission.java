package io.jenkins.plugins.externalsystems.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** The method, or one that it calls, checks a permission. */
final class AsksForPermission extends ArchCondition<JavaMethod> {
    private static final Set<String> CHECKS =
            Set.of("checkPermission", "hasPermission", "checkAnyPermission", "hasAnyPermission");
    /** A form method may leave the check to a method that several of them share; further away it is not seen. */
    private static final int DEPTH = 2;

    AsksForPermission() {
        super("ask for a permission");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        if (!asks(method, DEPTH)) {
            events.add(SimpleConditionEvent.violated(
                    method, method.getFullName() + " asks for no permission in " + method.getSourceCodeLocation()));
        }
    }

    private static boolean asks(JavaCodeUnit unit, int depth) {
        return accesses(unit).anyMatch(access -> CHECKS.contains(access.getName()))
                || depth > 0
                        && accesses(unit)
                                .flatMap(access -> access.getTarget().resolveMember().stream())
                                .filter(JavaCodeUnit.class::isInstance)
                                .map(JavaCodeUnit.class::cast)
                                .anyMatch(called -> asks(called, depth - 1));
    }

    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream();
    }
}
