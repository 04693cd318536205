package io.gatehouse.sinks.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why not everybody got a mail.
 *
 * @param served who got it all the same
 * @param recipients what was answered to single recipients (RCPT)
 * @param content what was answered to the mail as such (DATA); null where it did not come to that, or it was taken
 * @param server what is wrong with the server, the way there or our settings; null where nothing is
 */
record Failure(
        List<Address> served,
        Map<Address, Reply> recipients,
        @Nullable Reply content,
        @Nullable String server) {

    /** Reads it out of what the library throws: one exception, with further ones in a chain. */
    static Failure of(MessagingException thrown) {
        Map<Address, Reply> recipients = new HashMap<>();
        for (@Nullable Exception e = thrown; e instanceof MessagingException one; e = one.getNextException()) {
            if (one instanceof SMTPSenderFailedException) {
                return atServer(thrown);
            }
            if (one instanceof SMTPAddressFailedException failed) {
                recipients.put(failed.getAddress(), Reply.of(failed.getReturnCode(), only(failed)));
            }
        }
        if (thrown instanceof SMTPSendFailedException failed) {
            return ofCommand(failed, recipients);
        }
        return recipients.isEmpty() ? atServer(thrown) : new Failure(served(thrown), recipients, null, null);
    }

    private static Failure ofCommand(SMTPSendFailedException thrown, Map<Address, Reply> recipients) {
        Reply reply = Reply.of(thrown.getReturnCode(), only(thrown));
        boolean taken = reply.code() >= 200 && reply.code() < 300;
        if (taken) {
            return new Failure(served(thrown), recipients, null, null);
        }
        if (thrown.getCommand().startsWith("MAIL") || reply.closes()) {
            return atServer(thrown);
        }
        return new Failure(List.of(), recipients, reply, null);
    }

    private static Failure atServer(MessagingException thrown) {
        return new Failure(List.of(), Map.of(), null, Reply.words(thrown));
    }

    private static List<Address> served(MessagingException thrown) {
        return thrown instanceof SendFailedException failed && failed.getValidSentAddresses() != null
                ? List.of(failed.getValidSentAddresses())
                : List.of();
    }

    /** Without those behind it in the chain. */
    private static MessagingException only(MessagingException one) {
        return new MessagingException(one.getMessage());
    }
}
