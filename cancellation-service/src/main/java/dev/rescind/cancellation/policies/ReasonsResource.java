package dev.rescind.cancellation.policies;

import dev.rescind.events.Aftermath;
import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyReference;
import dev.rescind.policy.Percent;
import dev.rescind.policy.Reason;
import dev.rescind.policy.ReasonCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reasons, grouped by what kind of thing they are.
 *
 * @param language of every {@code label}, a BCP 47 tag
 * @param catalogue the reasons that every policy can take; absent where one policy is asked for
 * @param policies what each policy in force made of it
 */
record ReasonsResource(String language, @Nullable List<Group> catalogue, List<OfPolicy> policies) {

  /** The reasons of one policy. */
  record OfPolicy(PolicyReference policy, @Nullable String title, List<Group> groups) {}

  /** The reasons of one cause, in the order of the document. */
  record Group(CauseClass cause, List<Entry> reasons) {}

  /**
   * A reason.
   *
   * @param label in the language asked for, in English where that is missing
   * @param labels in every language that it has
   * @param requesters who may give it
   * @param costs who bears what the cancellation costs
   * @param forcedRefund whether everything goes back, fees too
   * @param refundPercent what goes back whatever the tier; absent where the tiers decide
   * @param aftermath what becomes of the place or the goods
   * @param counts whether it counts in the rates at all
   * @param elsewhere what other platforms call it, where they have a word for it
   */
  record Entry(
      String code,
      String label,
      SortedMap<String, String> labels,
      Set<Party> requesters,
      CauseClass cause,
      Fault fault,
      Party costs,
      boolean forcedRefund,
      @Nullable Percent refundPercent,
      Aftermath aftermath,
      boolean counts,
      boolean needsText,
      boolean needsEvidence,
      SortedMap<String, String> elsewhere) {

    static Entry of(Reason reason, String language) {
      return new Entry(
          reason.code(),
          reason.label(language),
          new TreeMap<>(reason.labels()),
          new TreeSet<>(reason.requesters()),
          reason.cause(),
          reason.fault(),
          reason.costs(),
          reason.forcedRefund(),
          reason.refund(),
          reason.aftermath(),
          reason.counts(),
          reason.needsText(),
          reason.needsEvidence(),
          elsewhere(reason));
    }

    private static SortedMap<String, String> elsewhere(Reason reason) {
      ReasonCatalogue catalogue = ReasonCatalogue.standard();
      SortedMap<String, String> codes = new TreeMap<>();
      for (String platform : catalogue.platforms().keySet()) {
        catalogue.elsewhere(reason, platform).ifPresent(code -> codes.put(platform, code));
      }
      return codes;
    }
  }

  /** Groups in the order of the causes; one without a reason is left out. */
  static List<Group> groups(List<Reason> reasons, Predicate<Reason> wanted, String language) {
    Map<CauseClass, List<Entry>> byCause =
        reasons.stream()
            .filter(wanted)
            .collect(
                Collectors.groupingBy(
                    Reason::cause,
                    TreeMap::new,
                    Collectors.mapping(reason -> Entry.of(reason, language), Collectors.toList())));
    return byCause.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }
}
