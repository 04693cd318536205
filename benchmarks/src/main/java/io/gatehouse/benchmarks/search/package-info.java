/** The Elasticsearch sink beside a bare loader of the same documents. */
@NullMarked
package io.gatehouse.benchmarks.search;

import org.jspecify.annotations.NullMarked;
