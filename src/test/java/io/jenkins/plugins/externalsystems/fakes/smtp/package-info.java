/** A mail server on a real socket. */
package io.jenkins.plugins.externalsystems.fakes.smtp;
