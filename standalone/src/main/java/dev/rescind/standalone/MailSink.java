package dev.rescind.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every mail that the platform sends, keeps it and delivers it nowhere, and shows it on a
 * page. Both the SMTP server and the page listen on the loopback interface alone.
 */
final class MailSink implements AutoCloseable {

  private static final int MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

  private final SMTPServer smtp;
  private final HttpServer page;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  private MailSink(Path directory, int smtpPort, int pagePort, Clock clock) throws IOException {
    MailStore store = new MailStore(directory, clock);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    page = HttpServer.create(new InetSocketAddress(loopback, pagePort), 0);
    page.createContext("/", new MailPage(store));
    page.setExecutor(readers);
    smtp =
        SMTPServer.port(smtpPort)
            .bindAddress(loopback)
            .hostName("localhost")
            .insertReceivedHeaders(false)
            .maxMessageSize(MAX_MESSAGE_BYTES)
            .messageHandlerFactory(context -> new MailDelivery(store))
            .build();
  }

  /**
   * Starts both servers.
   *
   * @param directory where the messages are kept
   * @param clock says when they came
   * @throws Refusal if one of them does not start
   */
  static MailSink start(Path directory, int smtpPort, int pagePort, Clock clock) {
    try {
      MailSink sink = new MailSink(directory, smtpPort, pagePort, clock);
      sink.smtp.start();
      sink.page.start();
      return sink;
    } catch (IOException | RuntimeException e) {
      throw Refusal.because("the mail sink did not start: " + e.getMessage(), e);
    }
  }

  /** The page with the messages. */
  URI address() {
    return URI.create("http://localhost:" + page.getAddress().getPort());
  }

  /** Stops both servers; the messages stay. */
  @Override
  public void close() {
    smtp.stop();
    page.stop(0);
    readers.close();
  }
}
