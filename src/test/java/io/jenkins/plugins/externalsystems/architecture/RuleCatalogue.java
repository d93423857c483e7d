package io.jenkins.plugins.externalsystems.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rules by a name that says what they hold. */
public final class RuleCatalogue {
    private RuleCatalogue() {}

    /** The rules for what is below a root package. */
    public static Map<String, ArchRule> all(String root) {
        Rules rules = new Rules(root);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        all.put("core has no Jenkins types", rules.coreHasNoJenkinsTypes());
        all.put("each library is used by one package", rules.eachLibraryIsUsedByOnePackage());
        all.put("XML parsers are made in one place", rules.xmlParsersAreMadeInOnePlace());
        all.put("connectors do not know each other", rules.connectorsDoNotKnowEachOther());
        all.put("packages have no cycles", rules.packagesHaveNoCycles());
        all.put("secrets are revealed in core.auth only", rules.secretsAreRevealedInAuthOnly());
        all.put("Jenkins secrets are read in credentials only", rules.jenkinsSecretsAreReadInCredentialsOnly());
        all.put("secrets are no text fields", rules.secretsAreNoTextFields());
        all.put("descriptors do no HTTP", rules.descriptorsDoNoHttp());
        all.put("nothing sleeps", rules.nothingSleeps());
        all.put("threads are made in runtime only", rules.threadsAreMadeInRuntimeOnly());
        all.put("names say what a class is", rules.namesSayWhatAClassIs());
        all.put("time and randomness are injected", rules.timeAndRandomnessAreInjected());
        all.put("form methods are POST with a permission check", rules.formMethodsArePostWithPermission());
        all.put("Jenkins is looked up in one place", rules.jenkinsIsLookedUpInOnePlace());
        return all;
    }
}
