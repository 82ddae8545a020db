package dev.rescind.refund.gateway;

/** A payment gateway that gives captured money back. Port. */
public interface PaymentGateway {

  /** Its name, as it stands in accounts of the ledger. */
  String name();

  /**
   * Asks for a refund. The same key asked again is answered as before and moves no more money. An
   * exception means the same as {@link GatewayAnswer.Unknown}.
   */
  GatewayAnswer refund(GatewayRefund refund);

  /**
   * Asks what became of an earlier request. {@link GatewayAnswer.NeverSeen} means that it did not
   * reach the gateway and may be sent again under its key.
   *
   * @param key the idempotency key of that request
   */
  GatewayAnswer lookUp(String key);
}
