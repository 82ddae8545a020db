package dev.rescind.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One message on its way in. The sender is told 250 only once the message is on stable storage. */
final class MailDelivery implements MessageHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
  private static final int TRY_AGAIN_LATER = 451;

  private final MailStore store;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  MailDelivery(MailStore store) {
    this.store = store;
  }

  @Override
  public void from(String address) {
    sender = address;
  }

  @Override
  public void recipient(String address) {
    recipients.add(address);
  }

  /**
   * @throws RejectException with status 451 if the message cannot be stored; the sender keeps it
   */
  @Override
  public @Nullable String data(InputStream content) throws RejectException, IOException {
    byte[] bytes = content.readAllBytes();
    try {
      return "kept as " + store.keep(sender, recipients, bytes);
    } catch (IOException e) {
      LOG.error("A message from {} could not be stored", sender, e);
      throw new RejectException(TRY_AGAIN_LATER, "the message cannot be stored now");
    }
  }

  @Override
  public void done() {
    // Nothing is held beyond data().
  }
}
