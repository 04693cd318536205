package io.gatehouse.sinks.monitis;

/** Monitis did not do what it was asked. */
final class ApiFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and so what helps. */
    enum Kind {
        /** The way there, or the server: the same request again. */
        AWAY,
        /** Keys or address: somebody has to set them right. */
        MISCONFIGURED,
        /** What was asked for. */
        REFUSED
    }

    private final Kind kind;

    ApiFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
