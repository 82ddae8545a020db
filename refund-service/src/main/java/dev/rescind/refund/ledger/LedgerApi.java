package dev.rescind.refund.ledger;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The totals of the ledger; for the role {@code ops}. */
@RestController
final class LedgerApi {

  private final Ledger ledger;

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/ops/ledger/balance")
  Balance balance() {
    return Balance.of(ledger.totals());
  }
}
