package dev.rescind.notification.mail;

import jakarta.mail.util.StreamProvider;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Keeps what the mail library would otherwise make anew for every mail: a pool of threads that
 * watches over how long a write takes, and a search through all jars for its own provider.
 */
@Component
final class SmtpFrugality implements AutoCloseable {

  /** Angus Mail's name for whoever ends a write after {@code mail.smtp.writetimeout}. */
  private static final String WRITE_WATCH = "mail.smtp.executor.writetimeout";

  private final ScheduledExecutorService writeWatch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smtp-write-timeouts").factory());

  SmtpFrugality(JavaMailSenderImpl sender) {
    sender.getJavaMailProperties().put(WRITE_WATCH, writeWatch);
    System.getProperties()
        .putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

  @Override
  public void close() {
    writeWatch.shutdownNow();
  }
}
