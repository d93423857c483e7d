package io.jenkins.plugins.externalsystems.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules that the classes below one root package keep. The root is given so that samples can break each rule. */
final class Rules {
    /** The contract, which the samples use as well. */
    private static final String CONTRACT = "io.jenkins.plugins.externalsystems.core";

    private static final List<String> JENKINS = List.of(
            "hudson.", "jenkins.", "io.jenkins.", "org.jenkinsci.", "org.kohsuke.", "org.jvnet.", "com.cloudbees.");
    /** A text field named like this holds a secret; a page token is none. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(token|password|passphrase|secret|webhook_?url|api_?key)(text|value)?");

    private static final Pattern PAGE_TOKEN = Pattern.compile("(?i).*page_?token");
    private static final Set<String> DIRECT_NETWORK = Set.of(
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "javax.net.ssl.HttpsURLConnection",
            "java.net.Socket",
            "java.net.InetAddress",
            "hudson.ProxyConfiguration");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    /** Rule 1. */
    ArchRule coreHasNoJenkinsTypes() {
        String core = root + ".core";
        return noClasses()
                .that()
                .resideInAPackage(core + "..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to Jenkins or to the Jenkins layer",
                        type -> JENKINS.stream().anyMatch(type.getName()::startsWith)
                                && !isBelow(type, core)
                                && !isBelow(type, CONTRACT)))
                .allowEmptyShould(true);
    }

    /** Rule 2: each of these libraries is imported by one package. */
    ArchRule eachLibraryIsUsedByOnePackage() {
        // The Jenkins layer gives the client its proxy, which needs the client's own types.
        Set<String> proxyAdapter = Set.of(root + ".runtime");
        return classes()
                .should(new UsedByOnePackage("okhttp3.", proxyAdapter))
                .andShould(new UsedByOnePackage("dev.failsafe.", Set.of()))
                .andShould(new UsedByOnePackage("io.github.bucket4j.", Set.of()))
                .andShould(new UsedByOnePackage("io.prometheus.", Set.of()))
                .andShould(new UsedByOnePackage("org.yaml.", Set.of()))
                .andShould(new UsedByOnePackage("com.jayway.jsonpath.", Set.of()))
                .andShould(new UsedByOnePackage("com.samskivert.mustache.", Set.of()))
                .andShould(new UsedByOnePackage("org.commonmark.", Set.of()))
                .andShould(new UsedByOnePackage("com.google.i18n.phonenumbers.", Set.of()))
                .andShould(new UsedByOnePackage("jakarta.mail.", Set.of()))
                .andShould(new UsedByOnePackage("org.eclipse.angus.", Set.of()))
                .allowEmptyShould(true);
    }

    /** Rule 2 for the JDK's XML: parsers that are not hardened read other files and grow without end. */
    ArchRule xmlParsersAreMadeInOnePlace() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".core.xml")
                .should()
                .callCodeUnitWhere(Calls.thatMakeXmlParsers())
                .allowEmptyShould(true);
    }

    /** Rule 3, first half. */
    ArchRule connectorsDoNotKnowEachOther() {
        return slices().matching(root + ".core.connectors.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    /** Rule 3, second half. */
    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** Rule 4 in core: only what authenticates a request reads a secret. */
    ArchRule secretsAreRevealedInAuthOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".core.auth..")
                .should()
                .callMethodWhere(Calls.to(CONTRACT + ".SecretValue", "reveal"))
                .allowEmptyShould(true);
    }

    /** Rule 4 in the Jenkins layer: only {@code credentials} reads what the credential store holds. */
    ArchRule jenkinsSecretsAreReadInCredentialsOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".credentials..")
                .should()
                .callMethodWhere(Calls.to("hudson.util.Secret", "getPlainText", "toString", "decrypt"))
                .allowEmptyShould(true);
    }

    /** Rule 4: a secret is never a text field, except for a constant, which is the name of a setting. */
    ArchRule secretsAreNoTextFields() {
        return fields().should(Conditions.field("hold no secret as text", Rules::holdsNoSecretText))
                .allowEmptyShould(true);
    }

    private static boolean holdsNoSecretText(JavaField field) {
        boolean isText = Stream.of(CharSequence.class, char[].class, byte[].class)
                .anyMatch(type -> field.getRawType().isAssignableTo(type));
        boolean isConstant = field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL));
        String name = field.getName();
        boolean isSecret =
                SECRET_NAME.matcher(name).matches() && !PAGE_TOKEN.matcher(name).matches();
        return !isText || isConstant || !isSecret;
    }

    /** Rule 5: a descriptor reaches a service through {@code ConnectionService} only. */
    ArchRule descriptorsDoNoHttp() {
        return noClasses()
                .that(areDescriptors())
                .should()
                .dependOnClassesThat(describe(
                        "do HTTP",
                        type -> isBelow(type, CONTRACT + ".http")
                                || type.getName().equals(CONTRACT + ".client.ApiClient")
                                || type.getName().startsWith("okhttp3.")
                                || type.getName().startsWith("java.net.http.")
                                || DIRECT_NETWORK.contains(type.getName())))
                .orShould()
                .callMethodWhere(Calls.toSubtypesOf(CONTRACT + ".ExternalSystem"))
                .orShould()
                .callMethodWhere(Calls.to("java.net.URL", "openConnection", "openStream", "getContent"))
                .allowEmptyShould(true);
    }

    /** Rule 6, first half. */
    ArchRule nothingSleeps() {
        return noClasses()
                .should()
                .callMethodWhere(Calls.to("java.lang.Thread", "sleep"))
                .orShould()
                .callMethodWhere(Calls.to("java.util.concurrent.TimeUnit", "sleep"))
                .orShould()
                .callMethodWhere(Calls.to("java.util.concurrent.locks.LockSupport", "park", "parkNanos", "parkUntil"))
                .allowEmptyShould(true);
    }

    /** Rule 6, second half: threads are made in {@code runtime}, and nothing runs on the JVM's hidden pools. */
    ArchRule threadsAreMadeInRuntimeOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".runtime")
                .should()
                .callCodeUnitWhere(Calls.thatMakeThreads())
                .allowEmptyShould(true);
    }

    /** Rule 7, first half. */
    ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Utilities|Helpers?)")
                .allowEmptyShould(true);
    }

    /** Rule 7, second half. */
    ArchRule timeAndRandomnessAreInjected() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".runtime")
                .should()
                .callCodeUnitWhere(Calls.thatReadTheClockOrChance())
                .allowEmptyShould(true);
    }

    /** Rule 8: a web method of a form takes POST alone, and asks for a permission. */
    ArchRule formMethodsArePostWithPermission() {
        return methods()
                .that()
                .haveNameMatching("do(Check|Fill|Test|Validate)[A-Z].*|doTest|doCheck")
                .should()
                .beAnnotatedWith("org.kohsuke.stapler.verb.POST")
                .andShould(new AsksForPermission())
                .allowEmptyShould(true);
    }

    /** Rule 9. */
    ArchRule jenkinsIsLookedUpInOnePlace() {
        return classes().should(new LooksUpJenkinsInOneClass()).allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> areDescriptors() {
        return describe("are descriptors", type -> type.isAssignableTo("hudson.model.Descriptor"));
    }

    private static boolean isBelow(JavaClass type, String packageName) {
        return type.getName().startsWith(packageName + ".");
    }
}
