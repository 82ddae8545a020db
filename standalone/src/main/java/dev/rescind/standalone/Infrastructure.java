package dev.rescind.standalone;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the services stand on.
 *
 * @param mailServer where mail is handed in
 * @param mailSink the built-in one; null where mail goes elsewhere
 * @param traces where spans go; null where nowhere
 * @param clock what all of them go by
 * @param turnableClock whether it may be turned
 */
record Infrastructure(
    DataDirectory data,
    LocalIssuer issuer,
    EmbeddedDatabase database,
    EmbeddedBroker broker,
    MailServer mailServer,
    @Nullable MailSink mailSink,
    @Nullable URI traces,
    TurnableClock clock,
    boolean turnableClock) {

  /** The clock as a service gets it. */
  SharedClock clockOf(ServiceDescriptor service) {
    boolean answersHere = service.name().equals(Services.CANCELLATION);
    return new SharedClock(clock, turnableClock, answersHere);
  }

  Wiring wiring() {
    return new Wiring(database, broker, mailServer, issuer.publicKey(), data, traces);
  }
}
