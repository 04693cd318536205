@NullMarked
package io.gatehouse.streams.parse.audit;

import org.jspecify.annotations.NullMarked;
