package dev.rescind.standalone;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the services stand on.
 *
 * @param mailServer where mail is handed in
 * @param mailSink the built-in one; null where mail goes elsewhere
 * @param traces where spans go; null where nowhere
 */
record Infrastructure(
    DataDirectory data,
    LocalIssuer issuer,
    EmbeddedDatabase database,
    EmbeddedBroker broker,
    MailServer mailServer,
    @Nullable MailSink mailSink,
    @Nullable URI traces) {

  Wiring wiring() {
    return new Wiring(database, broker, mailServer, issuer.publicKey(), data, traces);
  }
}
