/** From compiled classes to an installable hpi. */
package io.jenkins.plugins.externalsystems.standalone.packaging;
