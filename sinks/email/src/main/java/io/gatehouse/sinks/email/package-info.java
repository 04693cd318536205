/** The email sink: one mail for each record of {@code gatehouse.notifications}. See docs/sinks/email.md. */
@NullMarked
package io.gatehouse.sinks.email;

import org.jspecify.annotations.NullMarked;
