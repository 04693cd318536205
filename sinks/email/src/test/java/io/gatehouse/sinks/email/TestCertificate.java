package io.gatehouse.sinks.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for a name or address that nobody trusts who does not know it, made by the JDK's keytool. */
final class TestCertificate {
    static final String PASSWORD = "changeit";

    private final Path store;
    private final Path pem;

    /** @param name as keytool wants it: {@code ip:127.0.0.1} */
    TestCertificate(Path folder, String name) throws IOException, InterruptedException {
        store = folder.resolve("key.p12");
        pem = folder.resolve("certificate.pem");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name);
        keytool("-exportcert", "-rfc", "-file", pem.toString());
    }

    private void keytool(String command, String... options) throws IOException, InterruptedException {
        String[] common = {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            command,
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            "test"
        };
        String[] all = new String[common.length + options.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(options, 0, all, common.length, options.length);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** The key with its certificate. */
    Path store() {
        return store;
    }

    /** The certificate alone. */
    Path pem() {
        return pem;
    }

    SSLContext server() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }
    }
}
