package dev.rescind.standalone;

import org.jspecify.annotations.Nullable;

/**
 * What the services stand on.
 *
 * @param mailServer where mail is handed in
 * @param mailSink the built-in one; null where mail goes elsewhere
 */
record Infrastructure(
    DataDirectory data,
    LocalIssuer issuer,
    EmbeddedDatabase database,
    EmbeddedBroker broker,
    MailServer mailServer,
    @Nullable MailSink mailSink) {

  Wiring wiring() {
    return new Wiring(database, broker, mailServer, issuer.publicKey(), data);
  }
}
