@NullMarked
package io.gatehouse.streams.detect.notify;

import org.jspecify.annotations.NullMarked;
