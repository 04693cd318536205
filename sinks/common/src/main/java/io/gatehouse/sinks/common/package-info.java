/** What all sinks share: a record as a document, and delivering it to a target without losing or doubling it. */
@NullMarked
package io.gatehouse.sinks.common;

import org.jspecify.annotations.NullMarked;
