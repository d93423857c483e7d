package io.jenkins.plugins.externalsystems.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plugin's classes keep the rules. */
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.externalsystems";
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(ROOT);
    }

    @Test
    void classesAreThere() {
        assertThat(classes.contain(ROOT + ".core.ExternalSystem")).isTrue();
        assertThat(classes.contain(ArchitectureTest.class.getName())).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> rule() {
        return RuleCatalogue.all(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }
}
