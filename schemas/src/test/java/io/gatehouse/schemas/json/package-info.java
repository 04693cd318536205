/** Tests of json. */
@NullMarked
package io.gatehouse.schemas.json;

import org.jspecify.annotations.NullMarked;
