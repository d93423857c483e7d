package io.jenkins.plugins.externalsystems.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every user of a library is in the same package, so that the library can be changed in one place. */
final class UsedByOnePackage extends ArchCondition<JavaClass> {
    private final String library;
    private final Set<String> exempt;
    private final SortedSet<String> packages = new TreeSet<>();

    /**
     * @param library package prefix with a dot at its end
     * @param exempt packages that may use it besides
     */
    UsedByOnePackage(String library, Set<String> exempt) {
        super("use " + library + "* in one package only");
        this.library = library;
        this.exempt = exempt;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        packages.clear();
        all.stream()
                .filter(this::isUser)
                .map(JavaClass::getPackageName)
                .filter(name -> !exempt.contains(name))
                .forEach(packages::add);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (packages.size() > 1 && packages.contains(type.getPackageName()) && isUser(type)) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " uses " + library + "*, which is used by several packages: " + packages));
        }
    }

    private boolean isUser(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().startsWith(library));
    }
}
