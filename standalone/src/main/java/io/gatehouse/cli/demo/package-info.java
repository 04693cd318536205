/** What {@code gatehouse demo} shows: a recording of a real host, told as a story, and held against what is known to have happened. */
@NullMarked
package io.gatehouse.cli.demo;

import org.jspecify.annotations.NullMarked;
