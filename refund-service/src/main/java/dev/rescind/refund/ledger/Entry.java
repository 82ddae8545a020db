package dev.rescind.refund.ledger;

import dev.rescind.events.Money;
import dev.rescind.refund.ledger.Accounts.Account;
import java.time.Instant;

/**
 * One event's postings: an amount moves from one account to another, so they sum to zero.
 *
 * @param id what makes it one; posted once
 * @param debit the account that grows by the amount
 * @param credit the account that shrinks by it
 * @param at when it happened, UTC
 */
record Entry(String id, Account debit, Account credit, Money amount, Instant at) {}
