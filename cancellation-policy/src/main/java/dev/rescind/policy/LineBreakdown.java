package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.Money;

/**
 * What the cancelled quantity of a line cost and what becomes of that. {@code price} less {@code
 * discount} plus {@code tax} is {@code value}; over a sequence of part cancellations each of them
 * adds up to the line's own. What rounding leaves over is in the price.
 *
 * @param quantity how many are cancelled
 * @param price before discount and tax
 * @param discount what was taken off
 * @param tax what tax added
 * @param value what it cost in all
 * @param refund what goes back of the value now
 * @param refundedTax how much of the refund is tax, in proportion
 * @param withheld what is kept of the value: less the refund and what went back before
 * @param feeRefund what goes back of the order's fees beside it
 * @param rule code of the rule that set the refund
 * @param why the same in plain English
 */
public record LineBreakdown(
    LineId lineId,
    int quantity,
    Money price,
    Money discount,
    Money tax,
    Money value,
    Money refund,
    Money refundedTax,
    Money withheld,
    Money feeRefund,
    String rule,
    String why) {}
