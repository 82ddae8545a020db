package dev.rescind.chassis.web;

/** Bodies that the sample understands. */
final class Bodies {

  static final String GOOD = body("fine");
  static final String OTHER = body("other");
  static final String REFUSED = body("refuse");

  private Bodies() {}

  private static String body(String remark) {
    return """
    {"paymentId":"p1","party":"CUSTOMER","amounts":[{"amount":1,"currency":"EUR"}],"remark":"%s"}
    """
        .formatted(remark);
  }
}
