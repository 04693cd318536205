/** PAM's modules, which write under the name of the program they are in, and the project's own PAM hook. */
@NullMarked
package io.gatehouse.streams.parse.pam;

import org.jspecify.annotations.NullMarked;
