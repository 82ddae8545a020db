package dev.rescind.refund.ledger;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import dev.rescind.refund.ledger.Ledger.Total;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Where the money is, and by how much the ledger misses zero. The whole ledger is summed, so the
 * longer that takes the less often it is asked for.
 */
@Component
final class LedgerFigures implements FigureSource {

  private static final Kind IMBALANCE =
      Kind.number(
          "rescind.refunds.ledger.imbalance",
          "Minor units by which the postings miss zero, over all currencies");
  private static final Kind BALANCE =
      Kind.number(
          "rescind.refunds.ledger.balance",
          "What an account holds, in minor units; debits positive, credits negative");

  private final Ledger ledger;

  LedgerFigures(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Figure> ask() {
    List<Total> totals = ledger.totals();
    List<Figure> figures = new ArrayList<>();
    figures.add(IMBALANCE.is(Balance.imbalance(totals)));
    for (Total total : totals) {
      figures.add(
          BALANCE.is(total.amount(), "account", total.account(), "currency", total.currency()));
    }
    return figures;
  }
}
