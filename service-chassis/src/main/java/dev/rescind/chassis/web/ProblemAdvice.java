package dev.rescind.chassis.web;

import dev.rescind.chassis.failures.Causes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every failure of a request into problem details, naming field and rule where there is one.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ProblemException problem) {
    ProblemDetail detail =
        ProblemResponses.problem(
            problem.status(), problem.type(), String.valueOf(problem.getMessage()));
    problem.extensions().forEach(detail::setProperty);
    return ResponseEntity.status(problem.status()).body(detail);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mismatch) {
    String wanted =
        Optional.ofNullable(mismatch.getRequiredType()).map(Class::getSimpleName).orElse("value");
    return refused(ProblemException.invalid(mismatch.getName(), "must be a " + wanted));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
    if (Causes.isTransient(failure)) {
      log.warn("A request could not be served now: {}", Causes.inShort(failure));
      ProblemDetail later =
          ProblemResponses.problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "try-again",
              "the service cannot answer at the moment; send the same request again");
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, "1")
          .body(later);
    }
    if (Causes.isUnstorableText(failure)) {
      return refused(
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "invalid-request",
              "a zero byte stands in the request; no text of ours holds one"));
    }
    log.error("A request failed", failure);
    return ResponseEntity.internalServerError()
        .body(
            ProblemResponses.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "something broke on our side; nothing was changed"));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return anyOf(refused(JsonProblems.of(failure)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refusedField(failure.getParameterName(), "is required");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return failure instanceof MissingRequestHeaderException missing
        ? refusedField(missing.getHeaderName(), "is required")
        : super.handleServletRequestBindingException(failure, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldError first = failure.getFieldError();
    return first == null
        ? super.handleMethodArgumentNotValid(failure, headers, status, request)
        : refusedField(first.getField(), String.valueOf(first.getDefaultMessage()));
  }

  private ResponseEntity<Object> refusedField(String field, String rule) {
    return anyOf(refused(ProblemException.invalid(field, rule)));
  }

  private static ResponseEntity<Object> anyOf(ResponseEntity<ProblemDetail> answer) {
    return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpStatus known =
        Optional.ofNullable(HttpStatus.resolve(status.value())).orElse(HttpStatus.BAD_REQUEST);
    String detail =
        body instanceof ProblemDetail problem && problem.getDetail() != null
            ? problem.getDetail()
            : known.getReasonPhrase();
    return ResponseEntity.status(known)
        .headers(headers)
        .body(ProblemResponses.problem(known, typeOf(known), detail));
  }

  private static String typeOf(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "not-found";
      case METHOD_NOT_ALLOWED -> "method-not-allowed";
      case NOT_ACCEPTABLE -> "not-acceptable";
      case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
      case CONTENT_TOO_LARGE -> "too-large";
      default -> status.is5xxServerError() ? "internal-error" : "invalid-request";
    };
  }
}
