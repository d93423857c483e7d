package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The kinds of credentials that a field of a form takes. */
public enum CredentialKind {
    /** 'Secret text'. */
    SECRET_TEXT {
        @Override
        CredentialsMatcher matcher() {
            return CredentialsMatchers.instanceOf(StringCredentials.class);
        }
    },
    /** 'Username with password'. */
    LOGIN {
        @Override
        CredentialsMatcher matcher() {
            return CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class);
        }
    },
    /** 'Certificate': a key store with a key. */
    CERTIFICATE {
        @Override
        CredentialsMatcher matcher() {
            return CredentialsMatchers.instanceOf(StandardCertificateCredentials.class);
        }
    },
    /** Secret text or login. */
    SECRET_TEXT_OR_LOGIN {
        @Override
        CredentialsMatcher matcher() {
            return CredentialsMatchers.anyOf(SECRET_TEXT.matcher(), LOGIN.matcher());
        }
    };

    abstract CredentialsMatcher matcher();
}
