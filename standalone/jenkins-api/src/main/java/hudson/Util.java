package hudson;

import edu.umd.cs.findbugs.annotations.Nullable;

public class Util {
    private Util() {}

    @Nullable
    public static native String escape(@Nullable String text);
}
