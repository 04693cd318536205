@NullMarked
package io.gatehouse.streams.parse.command;

import org.jspecify.annotations.NullMarked;
