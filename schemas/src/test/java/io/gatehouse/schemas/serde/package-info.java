/** Tests of serde. */
@NullMarked
package io.gatehouse.schemas.serde;

import org.jspecify.annotations.NullMarked;
