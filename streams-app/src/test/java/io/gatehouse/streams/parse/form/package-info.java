@NullMarked
package io.gatehouse.streams.parse.form;

import org.jspecify.annotations.NullMarked;
