/** The examples that stand in a rule file beside the rule, and what comes out when they are replayed. */
@NullMarked
package io.gatehouse.rules;

import org.jspecify.annotations.NullMarked;
