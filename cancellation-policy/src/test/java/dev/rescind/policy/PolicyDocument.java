package dev.rescind.policy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents to try things out with: a plain one, changed where a test says so. */
final class PolicyDocument {

  private static final String PLAIN =
      """
      id: plain
      version: 1
      effectiveFrom: 2000-01-01T00:00:00Z
      scope: {}
      route: AUTOMATIC
      selfService:
        requesters: [CUSTOMER, MERCHANT]
        cutOff: PT2H
        exemptFromCutOff: [MERCHANT]
        never: [COMPLETED, NO_SHOW]
      reasons:
        - {code: PLANS, label: Plans have changed}
        - {code: CLOSED, label: We have to close, requesters: [MERCHANT], refundPercent: 100}
      tiers:
        - {atLeast: PT48H, refundPercent: 100}
        - {atLeast: PT24H, refundPercent: 50}
      otherwise: {refundPercent: 0}
      withoutSlot: {refundPercent: 80}
      refundableFees: [SHIPPING]
      """;

  private final ObjectNode document;

  PolicyDocument(JsonNode document) {
    this.document = (ObjectNode) document;
  }

  static PolicyDocument plain() {
    return new PolicyDocument(PolicyFiles.readYaml(PLAIN));
  }

  /** Sets a field of the document to what the YAML says. */
  PolicyDocument with(String field, String yaml) {
    document.set(field, PolicyFiles.readYaml(yaml));
    return this;
  }

  /** Sets a field below another one. */
  PolicyDocument with(String parent, String field, String yaml) {
    ((ObjectNode) document.path(parent)).set(field, PolicyFiles.readYaml(yaml));
    return this;
  }

  PolicyDocument without(String field) {
    document.remove(field);
    return this;
  }

  PolicyDocument without(String parent, String field) {
    ((ObjectNode) document.path(parent)).remove(field);
    return this;
  }

  ObjectNode json() {
    return document;
  }

  Policy policy() {
    return Policy.of(document);
  }
}
