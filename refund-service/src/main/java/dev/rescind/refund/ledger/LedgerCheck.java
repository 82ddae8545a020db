package dev.rescind.refund.ledger;

import dev.rescind.chassis.verification.Check;
import dev.rescind.chassis.verification.Finding;
import dev.rescind.chassis.verification.Report;
import dev.rescind.chassis.verification.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every entry of the ledger is in balance, each currency by itself. */
@Component
@Order
final class LedgerCheck implements Check {

  private final Ledger ledger;

  LedgerCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String ensures() {
    return "debits and credits of every entry cancel out";
  }

  @Override
  public void run(Scope scope, Report report) {
    report.expect(ledger.count());
    ledger
        .outOfBalance()
        .forEach(entry ->
            report.found(
                Finding.of(
                    "the entry %s is out of balance by %d minor units of %s"
                        .formatted(entry.entry(), entry.amount(), entry.currency()))));
    report.checked(ledger.count());
  }
}
