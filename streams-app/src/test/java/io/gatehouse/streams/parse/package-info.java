@NullMarked
package io.gatehouse.streams.parse;

import org.jspecify.annotations.NullMarked;
