package dev.rescind.reporting;

import dev.rescind.chassis.WebChassis;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the service; its analytics are a file of its own, so there is no Postgres behind it. */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(WebChassis.class)
public class ReportingServiceApplication {

  /** Its configuration is named after the service: five of them may share one class path. */
  public static void main(String[] arguments) {
    System.setProperty("spring.config.name", "reporting-service");
    SpringApplication.run(ReportingServiceApplication.class, arguments);
  }
}
