/** The file that says who is behind which key, certificate or account. */
@NullMarked
package io.gatehouse.people;

import org.jspecify.annotations.NullMarked;
