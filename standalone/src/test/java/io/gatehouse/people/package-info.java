@NullMarked
package io.gatehouse.people;

import org.jspecify.annotations.NullMarked;
