package io.jenkins.plugins.externalsystems.architecture.bad.config;

import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import java.io.IOException;
import java.net.URL;

/** Breaks: descriptors do no HTTP. */
abstract class ChattyDescriptor<T extends Describable<T>> extends Descriptor<T> {
    HttpTransport transport;

    void call(ExternalSystem system) {
        system.connectAsync();
    }

    void open(URL url) throws IOException {
        url.openStream().close();
    }
}
