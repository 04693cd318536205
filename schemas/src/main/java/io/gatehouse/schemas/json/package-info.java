/** Records as JSON: the documents of the search index and what the commands print. */
@NullMarked
package io.gatehouse.schemas.json;

import org.jspecify.annotations.NullMarked;
