package dev.rescind.notification.texts;

import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.Decision;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.TextId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts that a mail about an event says. */
public final class Mentioned {

  private Mentioned() {}

  /** In the order in which they are said. */
  public static List<TextId> by(RescindEvent event) {
    return Stream.of(references(event)).flatMap(Stream::ofNullable).toList();
  }

  private static @Nullable TextId[] references(RescindEvent event) {
    return switch (event) {
      case CancellationApproved e -> these(remark(e.decision()));
      case CancellationRejected e -> these(remark(e.decision()));
      case OrderKept e -> these(remark(e.decision()));
      case AlternativeOffered e -> these(details(e.alternative()), e.remark());
      case AlternativeAccepted e -> these(details(e.alternative()));
      case AlternativeDeclined e -> these(details(e.alternative()));
      case DisputeOpened e -> these(e.statement());
      case DisputeRuled e -> these(e.reason());
      case CompensationClaimed e -> these(e.statement());
      case ClaimDecided e -> these(e.remark());
      case MessagePosted e -> these(e.text());
      default -> these();
    };
  }

  private static @Nullable TextId[] these(@Nullable TextId... texts) {
    return Objects.requireNonNull(texts);
  }

  private static @Nullable TextId remark(@Nullable Decision decision) {
    return decision == null ? null : decision.remark();
  }

  private static @Nullable TextId details(Alternative alternative) {
    return alternative instanceof Alternative.PackageChange change ? change.details() : null;
  }
}
