package dev.rescind.refund;

import dev.rescind.chassis.Chassis;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Gives money back for approved cancellations. */
@SpringBootApplication
@Import(Chassis.class)
public class RefundServiceApplication {

  /** Starts the service with {@code refund-service.yaml}. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(RefundServiceApplication.class)
        .properties("spring.config.name=refund-service")
        .run(arguments);
  }
}
