/** Records of the audit: their fields, what they say together, and how those of one event are found. */
@NullMarked
package io.gatehouse.streams.parse.audit;

import org.jspecify.annotations.NullMarked;
