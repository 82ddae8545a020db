package dev.rescind.availability;

import dev.rescind.chassis.Chassis;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootApplication
@Import(Chassis.class)
public class AvailabilityServiceApplication {

  /** Its configuration is named after the service: five of them may share one class path. */
  public static void main(String[] arguments) {
    System.setProperty("spring.config.name", "availability-service");
    SpringApplication.run(AvailabilityServiceApplication.class, arguments);
  }
}
