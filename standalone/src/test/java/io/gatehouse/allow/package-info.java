@NullMarked
package io.gatehouse.allow;

import org.jspecify.annotations.NullMarked;
