package dev.rescind.standalone;

import dev.rescind.availability.AvailabilityServiceApplication;
import dev.rescind.cancellation.CancellationServiceApplication;
import dev.rescind.notification.NotificationServiceApplication;
import dev.rescind.refund.RefundServiceApplication;
import dev.rescind.reporting.ReportingServiceApplication;
import java.util.List;

/** The five services, in the order of their ports. */
final class Services {

  static final String CANCELLATION = "cancellation-service";
  static final String NOTIFICATION = "notification-service";
  static final String REPORTING = "reporting-service";

  private Services() {}

  static List<ServiceDescriptor> all() {
    return List.of(
        new ServiceDescriptor(CANCELLATION, CancellationServiceApplication.class, "cancellation"),
        new ServiceDescriptor("refund-service", RefundServiceApplication.class, "refund"),
        new ServiceDescriptor(
            "availability-service", AvailabilityServiceApplication.class, "availability"),
        new ServiceDescriptor(NOTIFICATION, NotificationServiceApplication.class, "notification"),
        new ServiceDescriptor(REPORTING, ReportingServiceApplication.class, null));
  }

  /** Those that store events and publish them: all but reporting-service. */
  static List<String> stores() {
    return all().stream()
        .filter(service -> service.database() != null)
        .map(ServiceDescriptor::name)
        .toList();
  }
}
