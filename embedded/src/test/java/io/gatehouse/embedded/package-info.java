/** Tests of Kafka in this process. */
@NullMarked
package io.gatehouse.embedded;

import org.jspecify.annotations.NullMarked;
