package dev.rescind.refund.gateway;

/** What a gateway says to a request. */
public sealed interface GatewayAnswer {

  /**
   * It is done.
   *
   * @param reference the gateway's own id of the refund
   */
  record Accepted(String reference) implements GatewayAnswer {}

  /**
   * It will not be done; asking again under the same key gets the same answer.
   *
   * @param code the gateway's code
   */
  record Declined(String code) implements GatewayAnswer {}

  /** The gateway never got the request. */
  record NeverSeen() implements GatewayAnswer {}

  /**
   * Nobody knows whether it was done: no answer in time, or an error of the gateway's own.
   *
   * @param problem what came between
   */
  record Unknown(String problem) implements GatewayAnswer {}
}
