/** Records to Elasticsearch or OpenSearch: record → write (index, id, revision) → bulk request → answer for each. */
@NullMarked
package io.gatehouse.sinks.elasticsearch;

import org.jspecify.annotations.NullMarked;
