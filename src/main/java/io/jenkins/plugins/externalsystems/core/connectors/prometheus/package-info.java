/**
 * Prometheus: queries to a Prometheus server, metrics to a Pushgateway.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus, HTTP API</a>
 * @see <a href="https://github.com/prometheus/pushgateway/blob/master/README.md">Pushgateway, README</a>
 */
@DefaultAnnotationForMethods(NonNull.class)
@DefaultAnnotationForParameters(NonNull.class)
package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import edu.umd.cs.findbugs.annotations.DefaultAnnotationForMethods;
import edu.umd.cs.findbugs.annotations.DefaultAnnotationForParameters;
import edu.umd.cs.findbugs.annotations.NonNull;
