package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/** systemd's login manager (logind-session.c, logind-button.c, logind-dbus.c, logind-seat.c; systemd 30 to 258). */
public final class Logind {
    private static final String SERVICE = "systemd-logind";

    private static final Form OPENED = Form.of("systemd-logind/new", Action.SESSION_OPENED)
            .looks(
                    "New session '{logind:first}' of user '{user}' with class '{skip:word}' and type '{skip:word}'.",
                    "New session '12' of user 'alice' with class 'user' and type 'tty'.")
            .looks("New session '{logind:first}' of user '{user}'.", "New session '12' of user 'alice'.")
            .looks(
                    "New session {logind} of user '{user}' with class '{skip:word}' and type '{skip:word}'.",
                    "New session 12 of user 'alice' with class 'user' and type 'tty'.")
            .looks("New session {logind} of user {user}.", "New session 12 of user alice.")
            .succeeded()
            .service(SERVICE);

    private static final Form LOGGED_OUT = Form.of("systemd-logind/logged-out", Action.SESSION_ENDED)
            .looks(
                    "Session '{logind:first}' logged out. Waiting for processes to exit.",
                    "Session '12' logged out. Waiting for processes to exit.")
            .looks(
                    "Session {logind} logged out. Waiting for processes to exit.",
                    "Session 12 logged out. Waiting for processes to exit.")
            .looks("Session {logind} logged out. {skip}", "Session 12 logged out. Waiting for processes to exit. (x)")
            .succeeded()
            .service(SERVICE);

    private static final Form REMOVED = Form.of("systemd-logind/removed", Action.SESSION_CLOSED)
            .looks("Removed session '{logind:first}'.", "Removed session '12'.")
            .looks("Removed session {logind}.", "Removed session 12.")
            .looks("Removed session {logind}", "Removed session 12")
            .succeeded()
            .service(SERVICE);

    /** The seat that every host has, which logind tells of when it starts; others come with their devices. */
    private static final Form STARTED = Form.of("systemd-logind/started", Action.SERVICE_STARTED)
            .looks("New seat seat0.", "New seat seat0.")
            .service(SERVICE);

    private static final Form NOISE = Form.noise("systemd-logind/noise", "New seat {skip}", "New seat seat1.")
            .looks("Removed seat {skip}", "Removed seat seat1.")
            .looks("Watching system buttons {skip}", "Watching system buttons on /dev/input/event0 (Power Button)")
            .looks("{skip:word} key {skip}", "Power key pressed short.")
            .looks("Power key pressed.", "Power key pressed.")
            .looks("Lid {skip:word}", "Lid closed.")
            .looks("System {skip}", "System is rebooting.")
            .looks("The system {skip}", "The system will reboot now!")
            .looks("Suspending{skip}", "Suspending...")
            .looks("Hibernating{skip}", "Hibernating...")
            .looks("Powering Off{skip}", "Powering Off...")
            .looks("Rebooting{skip}", "Rebooting...")
            .looks("Operation '{skip}", "Operation 'sleep' finished.")
            .looks(
                    "Delay lock {skip}",
                    "Delay lock is active (UID 1201/alice, PID 42/gdm) but inhibitor timeout is reached.")
            .looks("Creating /run/nologin{skip}", "Creating /run/nologin, blocking further logins...")
            .looks("External halt or reboot {skip}", "External halt or reboot command: Power-off")
            .looks("Failed to {skip}", "Failed to abandon session scope: Transport endpoint is not connected")
            .looks("Could not {skip}", "Could not open /run/systemd/sessions: No such file or directory")
            .looks("Couldn't {skip}", "Couldn't find session 12")
            .looks("Unknown {skip}", "Unknown key name")
            .looks(
                    "Existing logind session ID {skip}",
                    "Existing logind session ID 2 used by new audit session, ignoring.")
            .looks("User {skip}", "User enumeration failed: Invalid argument")
            .looks("Session {skip}", "Session 12 is idle")
            .looks("Got {skip}", "Got invalid message")
            .looks("Requested {skip}", "Requested session 12 which we already know")
            .looks("Device {skip}", "Device /dev/input/event0 vanished")
            .looks("{skip:word}: {skip}", "scheduler: shutdown");

    private Logind() {}

    public static Program program() {
        return new Forms(OPENED, LOGGED_OUT, REMOVED, STARTED, NOISE);
    }
}
