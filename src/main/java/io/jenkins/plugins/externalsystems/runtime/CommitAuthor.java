package io.jenkins.plugins.externalsystems.runtime;

import java.util.List;

/**
 * Who wrote a commit, as the commit says it.
 *
 * @param address e-mail address; empty for none
 * @param names what they are called: in the commit, and as a user of Jenkins by id and by name
 */
record CommitAuthor(String address, List<String> names) {}
