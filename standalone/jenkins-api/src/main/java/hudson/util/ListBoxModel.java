package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public ListBoxModel() {}

    public native void add(@NonNull String displayName, @NonNull String value);

    public native ListBoxModel add(@NonNull String nameAndValue);

    public static final class Option {
        @NonNull
        public String name = "";

        @NonNull
        public String value = "";

        private Option() {}
    }
}
