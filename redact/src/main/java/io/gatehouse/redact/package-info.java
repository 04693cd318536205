/**
 * Takes passwords and tokens out of log lines and leaves a keyed hash in their place; see docs/redaction.md.
 *
 * <p>The flow: {@code Keywords} tells in one pass whether a line can hold anything at all; {@code LineReader} finds the
 * commands in it, whatever form it has ({@code SyslogLine}, {@code AuditLine}, {@code JournalLine}), and peels off how they
 * were escaped ({@code Text} remembers where in the line each character stands); {@code ShellWords} takes a command apart;
 * the matchers, made of the rules, tell what is secret; {@code Findings} replaces it.
 */
@NullMarked
package io.gatehouse.redact;

import org.jspecify.annotations.NullMarked;
