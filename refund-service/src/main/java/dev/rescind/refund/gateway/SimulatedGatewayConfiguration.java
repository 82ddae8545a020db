package dev.rescind.refund.gateway;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The simulated gateway, chosen by {@code rescind.gateway=simulated}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rescind.gateway", havingValue = SimulatedGateway.NAME)
class SimulatedGatewayConfiguration {

  @Bean
  SimulatedLedger simulatedLedger(
      JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new SimulatedLedger(jdbc, transactions, clock);
  }

  @Bean
  ScriptedFaults scriptedFaults() {
    return new ScriptedFaults();
  }

  @Bean
  PaymentGateway simulatedGateway(
      SimulatedLedger ledger,
      ScriptedFaults faults,
      @Value("${rescind.simulated-gateway.slow-answer}") Duration slowAnswer) {
    return new SimulatedGateway(ledger, faults, slowAnswer);
  }
}
