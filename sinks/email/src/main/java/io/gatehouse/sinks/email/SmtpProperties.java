package io.gatehouse.sinks.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/** The settings as Angus Mail names them (package org.eclipse.angus.mail.smtp). */
final class SmtpProperties {
    private SmtpProperties() {}

    static Properties of(ServerSettings server) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", Integer.toString(server.connectTimeoutMillis()));
        properties.put("mail.smtp.timeout", Integer.toString(server.readTimeoutMillis()));
        properties.put("mail.smtp.writetimeout", Integer.toString(server.readTimeoutMillis()));
        properties.put("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        // a recipient that is refused does not keep the mail from the others
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.SMTPS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (!server.certificates().isEmpty()) {
            properties.put("mail.smtp.ssl.socketFactory", trusting(server.certificates()));
        }
        return properties;
    }

    private static SSLSocketFactory trusting(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(ServerSettings.CERTIFICATES, file, "no certificates can be read from it: " + e);
        }
    }
}
