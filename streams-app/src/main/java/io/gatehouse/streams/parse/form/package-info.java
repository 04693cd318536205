/** Forms of message: templates beside their examples, and how they are matched, explained and printed. */
@NullMarked
package io.gatehouse.streams.parse.form;

import org.jspecify.annotations.NullMarked;
