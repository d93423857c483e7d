package io.jenkins.plugins.externalsystems.architecture.bad.config;

/** Breaks, with the first four: secrets are no text fields. */
class HoldsSecrets {
    static final String API_TOKEN = "token";

    String token;
    String userPassword;
    char[] clientSecret;
    String webhookUrl;

    String nextPageToken;
    String tokenCredentialsId;
    int secret;
}
