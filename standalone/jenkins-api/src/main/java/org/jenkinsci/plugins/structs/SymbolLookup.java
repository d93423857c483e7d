package org.jenkinsci.plugins.structs;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Set;

public class SymbolLookup {
    private SymbolLookup() {}

    @NonNull
    public static native Set<String> getSymbolValue(@NonNull Object o);
}
