package com.cloudbees.plugins.credentials.domains;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

public class URIRequirementBuilder {
    private URIRequirementBuilder() {}

    @NonNull
    public static native URIRequirementBuilder fromUri(@CheckForNull String uri);

    @NonNull
    public native List<DomainRequirement> build();
}
