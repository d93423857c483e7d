package io.jenkins.plugins.externalsystems.credentials;

import io.jenkins.plugins.externalsystems.core.SecretValue;

/**
 * What a credential of the kind 'Certificate' gave.
 *
 * @param store certificate and key as PKCS#12 in base64
 * @param storeKey the store's password; may be empty
 */
public record ClientCertificate(SecretValue store, SecretValue storeKey) {}
