package dev.rescind.policy;

import dev.rescind.events.Aftermath;
import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import dev.rescind.events.Party;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reason for cancelling: as the {@linkplain ReasonCatalogue catalogue} has it, or as a policy
 * that restricts or overrides it.
 *
 * @param labels what people read, by BCP 47 language tag; English is always there
 * @param requesters who may give it
 * @param costs who bears what the cancellation costs
 * @param forcedRefund whether everything goes back, fees too, whatever tiers and fees say
 * @param counts whether it counts in the rates at all; whose fault counts is the policy's business
 * @param needsEvidence whether something has to prove it
 * @param needsText whether the person has to say more in own words
 * @param refund what goes back whatever the tier; absent where the tiers decide
 * @param elsewhere what other platforms call it, by the platform's key in the catalogue
 */
public record Reason(
    String code,
    Map<String, String> labels,
    Set<Party> requesters,
    CauseClass cause,
    Fault fault,
    Party costs,
    boolean forcedRefund,
    Aftermath aftermath,
    boolean counts,
    boolean needsEvidence,
    boolean needsText,
    @Nullable Percent refund,
    Map<String, String> elsewhere) {

  static final String ENGLISH = "en";

  /**
   * @throws IllegalArgumentException if there is no English label
   */
  public Reason {
    labels = Map.copyOf(labels);
    requesters = Set.copyOf(requesters);
    elsewhere = Map.copyOf(elsewhere);
    if (!labels.containsKey(ENGLISH)) {
      throw new IllegalArgumentException("labels must have English");
    }
  }

  /** What people read in English. */
  public String label() {
    return label(ENGLISH);
  }

  /** What people read in a language, or in English where that is missing; a BCP 47 tag. */
  public String label(String language) {
    return Objects.requireNonNull(labels.getOrDefault(language, labels.get(ENGLISH)));
  }

  /** The same reason, giving everything back. */
  Reason forced() {
    return new Reason(
        code,
        labels,
        requesters,
        cause,
        fault,
        costs,
        true,
        aftermath,
        counts,
        needsEvidence,
        needsText,
        refund,
        elsewhere);
  }

  /** What a reason is that neither its document nor the catalogue says more about. */
  static Reason unsaid(String code) {
    return new Reason(
        code,
        Map.of(Reason.ENGLISH, code),
        EnumSet.allOf(Party.class),
        CauseClass.OTHER,
        Fault.NOBODY,
        Party.CUSTOMER,
        false,
        Aftermath.REOPEN,
        true,
        false,
        false,
        null,
        Map.of());
  }
}
