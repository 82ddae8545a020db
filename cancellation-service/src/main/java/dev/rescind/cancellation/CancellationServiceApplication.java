package dev.rescind.cancellation;

import dev.rescind.chassis.Chassis;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The case: decision and settlement. */
@SpringBootApplication
@Import(Chassis.class)
public class CancellationServiceApplication {

  /** Starts the service by itself. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(CancellationServiceApplication.class)
        .properties("spring.config.name=cancellation-service")
        .run(args);
  }
}
