package io.jenkins.plugins.externalsystems.itest;

import hudson.model.Descriptor;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;

/** Calls form methods of descriptors over HTTP, as the pages' scripts do. */
public final class Forms {
    private Forms() {}

    /** A client that gives answers of any status. */
    public static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        return jenkins.createWebClient().withJavaScriptEnabled(false).withThrowExceptionOnFailingStatusCode(false);
    }

    /** Where a descriptor's method is. @param method such as {@code checkUrl}, without {@code do} */
    public static String path(Descriptor<?> descriptor, String method) {
        return "descriptorByName/" + descriptor.getId() + "/" + method;
    }

    /** With the crumb of the client's session. */
    public static WebResponse post(JenkinsRule.WebClient client, String path, Map<String, String> parameters)
            throws IOException {
        return send(client, client.createCrumbedUrl(path), HttpMethod.POST, parameters);
    }

    /** As another site would make a browser do it. */
    public static WebResponse postWithoutCrumb(
            JenkinsRule.WebClient client, String path, Map<String, String> parameters) throws IOException {
        return send(client, new URL(client.getContextPath() + path), HttpMethod.POST, parameters);
    }

    public static WebResponse get(JenkinsRule.WebClient client, String path, Map<String, String> parameters)
            throws IOException {
        return send(client, new URL(client.getContextPath() + path), HttpMethod.GET, parameters);
    }

    private static WebResponse send(
            JenkinsRule.WebClient client, URL url, HttpMethod method, Map<String, String> parameters)
            throws IOException {
        WebRequest request = new WebRequest(url, method);
        List<NameValuePair> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(new NameValuePair(name, value)));
        request.setRequestParameters(pairs);
        return client.getPage(request).getWebResponse();
    }
}
