package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

public abstract class FormValidation extends IOException implements HttpResponse {
    private FormValidation() {}

    public static native FormValidation error(@NonNull String message);

    public static native FormValidation warning(@NonNull String message);

    public static native FormValidation ok();

    public static native FormValidation ok(String message);

    public static native FormValidation okWithMarkup(String message);
}
