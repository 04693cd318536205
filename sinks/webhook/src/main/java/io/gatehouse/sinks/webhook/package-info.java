/** The webhook sink: a POST of JSON for each record of {@code gatehouse.notifications}. See docs/sinks/webhook.md. */
@NullMarked
package io.gatehouse.sinks.webhook;

import org.jspecify.annotations.NullMarked;
