/**
 * From a raw line to events: {@link io.gatehouse.streams.parse.LineParser} reads the header, finds the parser of the
 * program in {@link io.gatehouse.streams.parse.Programs} and lets it read the message. Pure functions of their
 * arguments, linear in the length of the line. To add a program: one class that is a
 * {@link io.gatehouse.streams.parse.Program}, one line in {@code Programs}.
 */
@NullMarked
package io.gatehouse.streams.parse;

import org.jspecify.annotations.NullMarked;
