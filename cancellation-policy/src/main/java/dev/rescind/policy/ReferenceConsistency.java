package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether what a document refers to is in it: reasons, and parties that may ask. */
record ReferenceConsistency(Set<String> reasons, List<Violation> found) {

  static List<Violation> violations(JsonNode document) {
    Set<String> codes =
        document
            .path("reasons")
            .valueStream()
            .map(reason -> ReasonEntry.of(reason).code())
            .collect(Collectors.toSet());
    ReferenceConsistency references = new ReferenceConsistency(codes, new ArrayList<>());
    references.lookAt(document);
    return references.found();
  }

  private void lookAt(JsonNode document) {
    JsonNode routes = document.path("routes");
    for (int i = 0; i < routes.size(); i++) {
      check("/routes/" + i + "/when/reasons", document);
    }
    check("/forcedRefund/reasons", document);
    check("/mistakenOrders/reasons", document);
    check("/standing/cancellationRate/exceptReasons", document);
    check("/standing/completionRate/exceptReasons", document);
    checkOne("/withdrawal/reason", document);
    requesters(document.path("selfService"));
  }

  private void check(String pointer, JsonNode document) {
    for (int i = 0; i < document.at(pointer).size(); i++) {
      checkOne(pointer + "/" + i, document);
    }
  }

  private void checkOne(String pointer, JsonNode document) {
    JsonNode code = document.at(pointer);
    if (code.isString() && !reasons.contains(code.stringValue())) {
      found.add(new Violation(pointer, "must be one of the policy's reasons"));
    }
  }

  private void requesters(JsonNode selfService) {
    Set<String> may =
        selfService
            .path("requesters")
            .valueStream()
            .map(JsonNode::stringValue)
            .collect(Collectors.toSet());
    JsonNode mayAsk = selfService.path("mayAsk");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < mayAsk.size(); i++) {
      String party = mayAsk.path(i).path("requester").stringValue();
      String place = "/selfService/mayAsk/" + i + "/requester";
      if (!may.contains(party)) {
        found.add(new Violation(place, "must be one of selfService.requesters"));
      }
      if (!seen.add(party)) {
        found.add(new Violation(place, "must not be there twice"));
      }
    }
  }
}
