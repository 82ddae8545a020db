package dev.rescind.chassis.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that is refused, as RFC 9457 problem details will tell it. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String type;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();

  /**
   * @param type stable slug of the problem type, such as {@code order-unknown}
   * @param detail what the caller can do about it, in plain English
   */
  public ProblemException(HttpStatus status, String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  /** 400: a field breaks a rule. */
  public static ProblemException invalid(String field, String rule) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", field + " " + rule)
        .with("field", field)
        .with("rule", rule);
  }

  /** 404. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, "not-found", detail);
  }

  /** 403. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", detail);
  }

  /** 409. */
  public static ProblemException conflict(String type, String detail) {
    return new ProblemException(HttpStatus.CONFLICT, type, detail);
  }

  /** Adds a member to the problem document. */
  public ProblemException with(String name, Object value) {
    extensions.put(name, value);
    return this;
  }

  HttpStatus status() {
    return status;
  }

  String type() {
    return type;
  }

  Map<String, Object> extensions() {
    return extensions;
  }
}
