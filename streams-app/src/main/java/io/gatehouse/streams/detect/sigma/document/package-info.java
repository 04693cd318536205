/** A rule file as it is written: YAML documents, checked and taken apart. */
@NullMarked
package io.gatehouse.streams.detect.sigma.document;

import org.jspecify.annotations.NullMarked;
