/** The allowlist beyond its topic: folders of files, Monit's whitelist, proposals. */
@NullMarked
package io.gatehouse.allow;

import org.jspecify.annotations.NullMarked;
