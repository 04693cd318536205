/** Decides what is worth telling: the allowlist, the rules, and the incidents that their detections make. Pure. */
@NullMarked
package io.gatehouse.streams.detect;

import org.jspecify.annotations.NullMarked;
