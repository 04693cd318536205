package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.EcsDestination;
import io.gatehouse.model.EcsFile;
import io.gatehouse.model.EcsSource;
import io.gatehouse.streams.parse.Address;
import io.gatehouse.streams.parse.Draft;
import org.jspecify.annotations.Nullable;

/** The other ends that an event names: {@code addr=} and {@code hostname=} of programs, {@code saddr=} of the kernel. */
final class AuditPeers {
    private @Nullable String address;
    private @Nullable String hostname;
    private @Nullable String destination;
    private @Nullable SocketAddress socket;
    private long remotePort = -1;

    /** Takes a pair of a program's record that is about a peer; false where it is not. */
    boolean take(AuditFields fields) {
        switch (fields.key()) {
            case "addr" -> address = fields.known();
            case "hostname" -> hostname = fields.known();
            case "rport" -> remotePort = fields.number();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a pair of a record about packets between networks. */
    void takePacket(AuditFields fields) {
        switch (fields.key()) {
            case "src", "saddr" -> address = fields.known();
            case "dst", "daddr" -> destination = fields.known();
            default -> {
                // prefix lengths and ports of policies
            }
        }
    }

    /** Takes a pair of a SOCKADDR record. */
    void takeSocket(AuditFields fields) {
        if (fields.key().equals("saddr")) {
            socket = SocketAddress.read(fields.value());
        }
    }

    void tell(Draft draft, AuditCall call, boolean hostIsOurs) {
        String from = address != null ? address : hostIsOurs ? null : hostname;
        if (from != null) {
            draft.source(from, remotePort);
        }
        if (destination != null) {
            EcsSource read = Address.read(destination);
            draft.event().setDestination(new EcsDestination(read.getIp(), null, read.getAddress()));
        }
        if (socket != null) {
            tellSocket(draft, call, socket);
        }
    }

    private static void tellSocket(Draft draft, AuditCall call, SocketAddress socket) {
        if (socket.ip() != null && call.isReceiving()) {
            draft.source(socket.ip(), socket.port());
        } else if (socket.ip() != null) {
            draft.event().setDestination(new EcsDestination(socket.ip(), socket.port(), null));
        } else if (socket.path() != null
                && !socket.path().isEmpty()
                && draft.event().getFile() == null) {
            draft.event().setFile(new EcsFile(socket.path()));
        }
    }
}
