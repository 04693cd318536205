/** The documents of a rule file: plain rules and correlations. */
@NullMarked
package io.gatehouse.streams.detect.sigma.rule;

import org.jspecify.annotations.NullMarked;
