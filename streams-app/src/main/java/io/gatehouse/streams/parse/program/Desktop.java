package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/**
 * Display managers and what runs beside them. Who logs in there is told by PAM's modules under their tag; their own
 * lines say nothing of it.
 */
public final class Desktop {
    private static final Form NOISE =
            Form.noise("desktop/noise", "{skip}", "GLib-GObject: g_object_unref: assertion failed");

    private Desktop() {}

    public static Program program() {
        return new Forms(NOISE);
    }
}
