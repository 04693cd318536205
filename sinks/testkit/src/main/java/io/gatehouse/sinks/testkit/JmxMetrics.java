package io.gatehouse.sinks.testkit;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a monitoring system reads of a sink over JMX. */
final class JmxMetrics {
    private JmxMetrics() {}

    /** A metric of a connector's task; not a number where it is not there. */
    static double of(String connector, String metric) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("kafka.connect:type=plugins,*"), null)) {
            boolean isOurs = name.toString().contains(connector);
            if (isOurs && beans.getAttribute(name, metric) instanceof Number number) {
                return number.doubleValue();
            }
        }
        return Double.NaN;
    }
}
