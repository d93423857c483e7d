package io.jenkins.plugins.externalsystems.itest;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.FolderConnections;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Folders with connections and credentials of their own. */
public final class Folders {
    private Folders() {}

    /** Takes the place of the folder's connections, saved once as a form does it. */
    public static void connect(AbstractFolder<?> folder, ConnectionConfiguration... connections) throws Exception {
        FolderConnections property = new FolderConnections();
        property.setConnections(new ArrayList<>(List.of(connections)));
        List<AbstractFolderProperty<?>> properties =
                new ArrayList<>(folder.getProperties().toList());
        properties.removeIf(FolderConnections.class::isInstance);
        properties.add(property);
        folder.getProperties().replaceBy(properties);
    }

    /** A Slack connection to a fake service; its credential is for the caller to add. */
    public static SlackConnectionConfiguration slack(String id, FakeSlack service, String credentialsId) {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration(id);
        connection.setCredentialsId(credentialsId);
        connection.setApiUrl(service.apiUrl().toString());
        Controller.makeQuick(connection);
        return connection;
    }

    /** A secret text. */
    public static StandardCredentials text(CredentialsScope scope, String id, String secret) throws Exception {
        return new StringCredentialsImpl(scope, id, "", Secret.fromString(secret));
    }

    /** Adds a credential to the folder's own store. */
    public static void addCredential(AbstractFolder<?> folder, StandardCredentials credential) throws Exception {
        CredentialsStore own = StreamSupport.stream(
                        CredentialsProvider.lookupStores(folder).spliterator(), false)
                .filter(store -> store.getProvider() instanceof FolderCredentialsProvider)
                .filter(store -> store.getContext() == folder)
                .findFirst()
                .orElseThrow();
        own.addCredentials(Domain.global(), credential);
    }

    /** A Pipeline job in a folder. */
    public static WorkflowJob pipeline(Folder folder, String name, String script) throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
