@NullMarked
package io.gatehouse.streams.parse.sshd;

import org.jspecify.annotations.NullMarked;
