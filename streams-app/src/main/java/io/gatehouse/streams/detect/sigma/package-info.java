/** Rules in Sigma (sigmahq.io): read from YAML, checked, compiled into one index. docs/rules.md says what of Sigma is known here. */
@NullMarked
package io.gatehouse.streams.detect.sigma;

import org.jspecify.annotations.NullMarked;
