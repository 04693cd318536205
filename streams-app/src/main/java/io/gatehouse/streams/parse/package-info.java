/**
 * From a raw line to events: {@link io.gatehouse.streams.parse.LineParser} reads what stands before the message
 * ({@code header}), finds the parser of the program in {@link io.gatehouse.streams.parse.Programs} ({@code program},
 * {@code sshd}, {@code pam}, {@code command}) and lets it read the message by its declared forms ({@code form}) into a
 * {@link io.gatehouse.streams.parse.Draft}. Records of the audit have their own reader and are put together by
 * {@code audit}. Pure functions of their arguments, linear in the length of the line. To add a program: one class that
 * is a {@link io.gatehouse.streams.parse.Program}, one line in {@code Programs}.
 */
@NullMarked
package io.gatehouse.streams.parse;

import org.jspecify.annotations.NullMarked;
