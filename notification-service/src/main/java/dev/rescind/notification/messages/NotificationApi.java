package dev.rescind.notification.messages;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what. Support and ops see all of it, customers and merchants their own. */
@RestController
@RequestMapping("/api/notifications")
final class NotificationApi {

  private final FindMessages messages;

  NotificationApi(FindMessages messages) {
    this.messages = messages;
  }

  /** The messages of a case or of an order, oldest first. */
  record Found(List<MessageShown> notifications) {}

  @GetMapping
  Found find(
      @RequestParam(required = false) @Nullable String cancellationId,
      @RequestParam(required = false) @Nullable String orderId,
      Caller caller) {
    caller.requireAny(Role.SUPPORT, Role.OPS, Role.CUSTOMER, Role.MERCHANT);
    return new Found(
        asked(cancellationId, orderId).stream()
            .filter(message -> orderId == null || message.orderId().equals(orderId))
            .filter(message -> maySee(caller, message))
            .toList());
  }

  private List<MessageShown> asked(@Nullable String cancellationId, @Nullable String orderId) {
    if (cancellationId != null) {
      return messages.ofCancellation(cancellationId);
    }
    if (orderId != null) {
      return messages.ofOrder(orderId);
    }
    throw ProblemException.invalid("cancellationId", "or orderId is required");
  }

  private static boolean maySee(Caller caller, MessageShown message) {
    return caller.isAny(Role.SUPPORT, Role.OPS)
        || (caller.subject().equals(message.personId()) && caller.is(role(message.audience())));
  }

  private static Role role(Party audience) {
    return switch (audience) {
      case CUSTOMER -> Role.CUSTOMER;
      case MERCHANT -> Role.MERCHANT;
      case PLATFORM -> Role.SUPPORT;
    };
  }
}
