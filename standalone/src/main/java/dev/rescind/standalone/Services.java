package dev.rescind.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The five services, in the order of their ports. */
final class Services {

  static final String NOTIFICATION = "notification-service";
  static final String REPORTING = "reporting-service";

  private Services() {}

  /**
   * @throws Refusal if a service is not on the class path
   */
  static List<ServiceDescriptor> all() {
    return List.of(
        service(
            "cancellation-service", "cancellation.CancellationServiceApplication", "cancellation"),
        service("refund-service", "refund.RefundServiceApplication", "refund"),
        service(
            "availability-service", "availability.AvailabilityServiceApplication", "availability"),
        service(NOTIFICATION, "notification.NotificationServiceApplication", "notification"),
        service(REPORTING, "reporting.ReportingServiceApplication", null));
  }

  private static ServiceDescriptor service(
      String name, String application, @Nullable String database) {
    try {
      return new ServiceDescriptor(name, Class.forName("dev.rescind." + application), database);
    } catch (ClassNotFoundException e) {
      throw Refusal.because("%s is not part of this build (%s)".formatted(name, e.getMessage()), e);
    }
  }
}
