package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public ListBoxModel() {}

    public native void add(@NonNull String displayName, @NonNull String value);

    public native ListBoxModel add(@NonNull String nameAndValue);

    @Override
    public native void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException;

    public static final class Option {
        @NonNull
        public String name = "";

        @NonNull
        public String value = "";

        private Option() {}
    }
}
