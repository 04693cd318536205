package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * pure-ftpd (ftpd.c, messages_*.h): {@code (alice@192.0.2.7) [INFO] Logout.}. Before a login the name is {@code ?}. The
 * texts are translated; what all languages share is that a failed login is a warning that ends with the name in
 * brackets, or begins with it.
 */
public final class PureFtpd implements Program {
    private static final String SERVICE = "pure-ftpd";
    private static final String PEER = "(?@192.0.2.7) ";

    private static final Form LOGGED_IN = Form.of("pure-ftpd/logged-in", Action.LOGGED_IN)
            .looks("[INFO] {user} is now logged in", PEER + "[INFO] alice is now logged in")
            .looks("[NOTICE] {user} is now logged in", PEER + "[NOTICE] alice is now logged in")
            .looks("[INFO] Anonymous user logged in{skip}", PEER + "[INFO] Anonymous user logged in")
            .looks("[INFO] {user} ist jetzt eingeloggt", PEER + "[INFO] alice ist jetzt eingeloggt")
            .looks("[INFO] {user} est maintenant connecté", PEER + "[INFO] alice est maintenant connecté")
            .succeeded()
            .service(SERVICE);

    private static final Form REFUSED = Form.of("pure-ftpd/refused", Action.USER_REFUSED)
            .looks(
                    "[WARNING] Can't login as [{user}]: {reason:first}",
                    PEER + "[WARNING] Can't login as [bob]: account disabled")
            .failed()
            .service(SERVICE);

    private static final Form TOO_MANY = Form.of("pure-ftpd/too-many", Action.TOO_MANY_ATTEMPTS)
            .looks("[{skip:word}] Too many authentication failures", PEER + "[ERROR] Too many authentication failures")
            .failed()
            .service(SERVICE);

    private static final Form FAILED = Form.of("pure-ftpd/failed", Action.LOGIN_FAILED)
            .looks(
                    "[WARNING] Authentication failed for user [{user}]",
                    PEER + "[WARNING] Authentication failed for user [bob]")
            .looks(
                    "[WARNING] {skip:first} [{user}]",
                    PEER + "[WARNING] Erreur d'authentification pour l'utilisateur [bob]")
            .looks(
                    "[WARNING] {skip:first} [{user}].",
                    PEER + "[WARNING] Authentifizierung fehlgeschlagen für Benutzer [bob].")
            .looks(
                    "[WARNING] {skip:first} [{user}] felhasználónak",
                    PEER + "[WARNING] Azonosítás sikertelen [bob] felhasználónak")
            .looks("[WARNING] [{user}] {skip:first}", PEER + "[WARNING] [bob] kullanıcısı için giriş hatalı")
            .failed()
            .service(SERVICE);

    private static final Form CONNECTED = Form.of("pure-ftpd/connection", Action.CONNECTED)
            .looks("[INFO] New connection from {skip:word}", PEER + "[INFO] New connection from 192.0.2.7")
            .service(SERVICE);

    private static final Form OTHER = Form.noise("pure-ftpd/other", "[{skip:word}] {skip}", PEER + "[INFO] Logout.");

    private final Forms forms = new Forms(LOGGED_IN, REFUSED, TOO_MANY, FAILED, CONNECTED, OTHER);

    @Override
    public @Nullable Reading read(Message message) {
        String text = message.text();
        int end = text.startsWith("(") ? text.indexOf(") [") : -1;
        int at = text.lastIndexOf('@', end);
        return at < 0 ? null : forms.read(message, end + 2, text.length(), draft -> peer(draft, text, at, end));
    }

    /** Name and address; the name that the message itself tells is better, because this one may still be {@code ?}. */
    private static void peer(Draft draft, String text, int at, int end) {
        String name = text.substring(1, at);
        if (draft.user().getName() == null && !name.equals("?")) {
            draft.user(name);
        }
        draft.source(text.substring(at + 1, end), -1);
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }
}
