/** Who may log in from where: entries of the allowlist, ready to match. */
@NullMarked
package io.gatehouse.streams.detect.allow;

import org.jspecify.annotations.NullMarked;
