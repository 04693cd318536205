package io.gatehouse.streams.parse;

/**
 * Display managers and what runs beside them. Who logs in there is told by PAM's modules under their tag; their own
 * lines say nothing of it.
 */
final class Desktop {
    private static final Form NOISE =
            Form.noise("desktop/noise", "{skip}", "GLib-GObject: g_object_unref: assertion failed");

    private Desktop() {}

    static Program program() {
        return new Forms(NOISE);
    }
}
