/** Decides who is told what of an incident, and when: once each, no more than the route bears. */
@NullMarked
package io.gatehouse.streams.detect.notify;

import org.jspecify.annotations.NullMarked;
