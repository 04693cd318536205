/** Everything on one machine: an embedded broker and a registry over one data directory. */
@NullMarked
package io.gatehouse.standalone;

import org.jspecify.annotations.NullMarked;
