package dev.rescind.refund.gateway;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;

/**
 * What is asked of the gateway.
 *
 * @param key idempotency key: the same for the same refund, tender and attempt
 * @param amount above zero
 */
public record GatewayRefund(String key, OrderId orderId, PaymentId paymentId, Money amount) {}
