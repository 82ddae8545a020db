package dev.rescind.notification;

import dev.rescind.chassis.Chassis;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(Chassis.class)
public class NotificationServiceApplication {

  /** Its configuration is named after the service: five of them may share one class path. */
  public static void main(String[] arguments) {
    System.setProperty("spring.config.name", "notification-service");
    SpringApplication.run(NotificationServiceApplication.class, arguments);
  }
}
