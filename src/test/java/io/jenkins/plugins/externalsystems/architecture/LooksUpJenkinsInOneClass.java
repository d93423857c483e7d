package io.jenkins.plugins.externalsystems.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One class asks for the running Jenkins; all others are given what they need. */
final class LooksUpJenkinsInOneClass extends ArchCondition<JavaClass> {
    private static final Set<String> LOOKUPS = Set.of("get", "getInstance", "getInstanceOrNull", "getActiveInstance");

    private final SortedSet<String> users = new TreeSet<>();

    LooksUpJenkinsInOneClass() {
        super("look up the running Jenkins in one class only");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        users.clear();
        all.stream()
                .filter(LooksUpJenkinsInOneClass::looksUp)
                .map(JavaClass::getName)
                .forEach(users::add);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (users.size() > 1 && users.contains(type.getName())) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is one of several that do: " + users));
        }
    }

    private static boolean looksUp(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .anyMatch(access ->
                        "jenkins.model.Jenkins".equals(access.getTargetOwner().getName())
                                && LOOKUPS.contains(access.getName()));
    }
}
