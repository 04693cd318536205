/** A record of {@code gatehouse.notifications} as sinks see it that tell people or programs of incidents. */
@NullMarked
package io.gatehouse.sinks.common.notice;

import org.jspecify.annotations.NullMarked;
