package dev.rescind.reporting.rates;

import dev.rescind.chassis.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rates over orders by when they were placed, half-open: from is in, to is out, both UTC; as it
 * stands, or as it stood at an instant. A merchant sees its own; analysts, support and operators
 * see everybody's.
 */
@RestController
@RequestMapping("/api/reports")
final class RatesApi {

  private final Rates rates;

  RatesApi(Rates rates) {
    this.rates = rates;
  }

  /** How many of the orders were cancelled, by merchant and period. */
  @GetMapping("/cancellation-rate")
  List<CancellationRate> cancellationRate(
      Caller caller,
      @RequestParam(required = false) @Nullable String merchantId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "all") String period) {
    MerchantScope scope = MerchantScope.of(caller, merchantId);
    return rates.cancellationRate(scope, Window.parse(from, to, asOf), Period.parse(period));
  }

  /** Why they were cancelled. */
  @GetMapping("/reasons")
  List<ReasonShare> reasons(
      Caller caller,
      @RequestParam(required = false) @Nullable String merchantId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf) {
    MerchantScope scope = MerchantScope.of(caller, merchantId);
    return rates.reasons(scope, Window.parse(from, to, asOf));
  }
}
