package io.gatehouse.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A TCP port on 127.0.0.1 that was free when it was looked at. The port is not held: a server that still cannot bind
 * it reports so itself.
 *
 * @param number 1 to 65535
 */
public record ListenPort(int number) {
    public static final String HOST = "127.0.0.1";
    private static final int LARGEST = 65535;

    public ListenPort {
        if (number < 1 || number > LARGEST) {
            throw new UserError("port " + number + " is not between 1 and " + LARGEST);
        }
    }

    /**
     * The wanted port if nobody listens there, any free one where {@code wanted} is 0.
     *
     * @param option the option that chooses the port, for the message
     * @throws UserError if the port is in use
     */
    public static ListenPort of(int wanted, String option) {
        if (wanted < 0 || wanted > LARGEST) {
            throw new UserError(option + ": " + wanted + " is not a port (0 to " + LARGEST + "; 0 = any free port)");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return new ListenPort(socket.getLocalPort());
        } catch (IOException e) {
            throw inUse(wanted, option, e);
        }
    }

    static UserError inUse(int port, String option, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new UserError(
                "cannot listen on " + HOST + ":" + port + " (" + why
                        + "): stop the program that uses the port, or choose" + " another with " + option
                        + " PORT (0 = any free port)",
                cause);
    }
}
