/** What a rule's selections and conditions say: tests of fields, joined by and, or and not. */
@NullMarked
package io.gatehouse.streams.detect.sigma.match;

import org.jspecify.annotations.NullMarked;
