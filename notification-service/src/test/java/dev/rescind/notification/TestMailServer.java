package dev.rescind.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server in this process that keeps what it takes, and can be told to refuse or to go. */
public final class TestMailServer implements AutoCloseable {

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private SMTPServer server;

  private TestMailServer() {
    server = start(0);
  }

  /** Starts on a free port. */
  public static TestMailServer started() {
    return new TestMailServer();
  }

  /** A message as it was taken. */
  public record Taken(String from, String to, MimeMessage message) {

    public String header(String name) {
      try {
        return String.join(" | ", message.getHeader(name));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** What was taken for an address, oldest first. */
  public List<Taken> takenFor(String address) {
    return taken.stream().filter(one -> one.to().equals(address)).toList();
  }

  /** Refuses the address from now on, with the given reply code. */
  public void refuse(String address, int code) {
    refusals.put(address, code);
  }

  /** Takes mails to the address again. */
  public void accept(String address) {
    refusals.remove(address);
  }

  /** Is gone. */
  public void leave() {
    server.stop();
  }

  /** Is there again, where it was. */
  public void comeBack() {
    server = start(port());
  }

  private SMTPServer start(int port) {
    SMTPServer started =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(port)
            .messageHandlerFactory(Conversation::new)
            .build();
    started.start();
    return started;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Conversation implements MessageHandler {

    private String from = "";
    private String to = "";

    Conversation(MessageContext context) {}

    @Override
    public void from(String sender) {
      from = sender;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      Integer code = refusals.get(recipient);
      if (code != null) {
        throw new RejectException(code, "not " + recipient);
      }
      to = recipient;
    }

    @Override
    public String data(InputStream data) throws IOException {
      try {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(data.readAllBytes()));
        taken.add(new Taken(from, to, message));
        return "Ok";
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void done() {}
  }
}
