/** Makes alerts of detections: one incident per rule, group and stretch of time. */
@NullMarked
package io.gatehouse.streams.detect.incident;

import org.jspecify.annotations.NullMarked;
