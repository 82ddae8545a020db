package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files before the request that they are to prove. */
@RestController
class UploadsApi {

  private final Uploads uploads;
  private final EvidenceBook book;
  private final EvidenceFiles files;
  private final IdempotentRequests idempotency;
  private final Duration keepWaiting;

  UploadsApi(
      Uploads uploads,
      EvidenceBook book,
      EvidenceFiles files,
      IdempotentRequests idempotency,
      @Value("${rescind.evidence.keep-waiting}") Duration keepWaiting) {
    this.uploads = uploads;
    this.book = book;
    this.files = files;
    this.idempotency = idempotency;
    this.keepWaiting = keepWaiting;
  }

  /**
   * A file that waits for a request to name it.
   *
   * @param sha256 of its content
   * @param mediaType as its content says
   * @param waitsUntil when it is forgotten if no request has named it, UTC
   */
  record Waiting(
      String uploadId, String sha256, String mediaType, long bytes, Instant waitsUntil) {}

  /** Hands in a file for an order; the party's request names it then. */
  @PostMapping(
      path = "/api/orders/{orderId}/evidence",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> upload(
      @PathVariable String orderId,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String note,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    OrderId order = id(orderId);
    Requester by = uploads.party(order, caller);
    ReceivedFile received = ReceivedFile.of(file, note);
    uploads.check(order, by, received);
    EvidenceId id = files.keep(order, by, received);
    AtomicBoolean isNew = new AtomicBoolean();
    boolean answered = false;
    try {
      ResponseEntity<byte[]> answer =
          idempotency.once(
              caller,
              key,
              "POST /api/orders/" + orderId + "/evidence",
              received.fingerprint(),
              () -> {
                isNew.set(true);
                return id;
              },
              this::answer);
      answered = true;
      return answer;
    } finally {
      if (!answered || !isNew.get()) {
        files.dropUnlessTaken(id, received.content().digest());
      }
    }
  }

  private ResponseEntity<Waiting> answer(EvidenceId id) {
    Evidence kept = book.find(id).orElseThrow();
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            new Waiting(
                kept.evidenceId(),
                kept.sha256(),
                kept.mediaType(),
                kept.bytes(),
                kept.receivedAt().plus(keepWaiting)));
  }

  private static OrderId id(String text) {
    try {
      return new OrderId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("orderId", "must be an opaque id");
    }
  }
}
