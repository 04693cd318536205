package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** OpenSSH's server, whatever its processes are called: sshd, sshd-session, sshd-auth (since 9.8 and 10.0). */
final class Sshd implements Program {
    private final SshdLogins logins = new SshdLogins();
    private final SshdEnds ends = new SshdEnds();
    private final SshdConnections connections = new SshdConnections();
    private final SshdNoise noise = new SshdNoise();

    /** A cursor behind what sshd writes before any message that is no good news. */
    static Cursor cursor(Message message) {
        Cursor text = message.cursor();
        if (!text.skip("error: ")) {
            text.skip("fatal: ");
        }
        return text;
    }

    @Override
    public @Nullable Reading read(Message message) {
        Reading reading = logins.read(message);
        reading = reading != null ? reading : ends.read(message);
        reading = reading != null ? reading : connections.read(message);
        return reading != null ? reading : noise.read(message);
    }
}
