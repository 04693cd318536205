/** Tests of the language of the pipeline. */
@NullMarked
package io.gatehouse.schemas;

import org.jspecify.annotations.NullMarked;
