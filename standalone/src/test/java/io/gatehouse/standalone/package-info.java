@NullMarked
package io.gatehouse.standalone;

import org.jspecify.annotations.NullMarked;
