package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.CaseAction;
import dev.rescind.cancellation.cases.CaseActions;
import dev.rescind.cancellation.cases.CaseActions.Meant;
import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.cancellation.cases.DisputeCommand.SubmitEvidence;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes the files that the parties of a case, and support, hand in. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}/evidence")
class EvidenceApi {

  private final CaseActions actions;
  private final EvidenceBook book;
  private final EvidenceFiles files;
  private final IdempotentRequests idempotency;

  EvidenceApi(
      CaseActions actions, EvidenceBook book, EvidenceFiles files, IdempotentRequests idempotency) {
    this.actions = actions;
    this.book = book;
    this.files = files;
    this.idempotency = idempotency;
  }

  /** Whether this request brought it, or the same party had handed in the same file before. */
  private record Outcome(EvidenceId evidenceId, boolean isNew) {}

  /**
   * Hands in a file. What the case refuses is not kept.
   *
   * @param note what the sender says to it, at most 2,000 characters
   */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> submit(
      @PathVariable String cancellationId,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String note,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    caller.requireAny(Role.CUSTOMER, Role.MERCHANT, Role.SUPPORT);
    CaseResource shown = actions.visible(cancellationId, caller);
    Requester by = CaseActions.party(caller, shown);
    ReceivedFile received = ReceivedFile.of(file, note);
    EvidenceId id = files.keep(new OrderId(shown.orderId()), by, received);
    try {
      return idempotency.once(
          caller,
          key,
          "POST /api/cancellations/" + cancellationId + "/evidence",
          received.fingerprint(),
          () -> submit(new Sent(caller, cancellationId, key, ifMatch), id, received),
          this::answer);
    } finally {
      files.dropUnlessTaken(id, received.content().digest());
    }
  }

  private Outcome submit(Sent sent, EvidenceId id, ReceivedFile received) {
    Optional<Evidence> before = before(sent, received.content().digest());
    if (before.isPresent()) {
      return new Outcome(new EvidenceId(before.get().evidenceId()), false);
    }
    actions.decide(sent, meant -> command(meant, id, received));
    return new Outcome(id, true);
  }

  private Optional<Evidence> before(Sent sent, Digest digest) {
    CaseResource shown = actions.visible(sent.cancellationId(), sent.caller());
    Requester by = CaseActions.party(sent.caller(), shown);
    return book.of(new CancellationId(shown.cancellationId())).stream()
        .filter(known -> known.erasedAt() == null)
        .filter(known -> known.submittedBy().equals(by) && known.digest().equals(digest))
        .findFirst();
  }

  private static SubmitEvidence command(Meant meant, EvidenceId id, ReceivedFile received) {
    return new SubmitEvidence(
        meant.orderId(),
        meant.id(),
        id,
        meant.by(),
        received.content().digest().hex(),
        received.mediaType(),
        received.content().bytes(),
        meant.basis(CaseAction.SUBMIT_EVIDENCE),
        meant.at());
  }

  private ResponseEntity<Evidence> answer(Outcome outcome) {
    Evidence evidence = book.find(outcome.evidenceId()).orElseThrow(EvidenceApi::unknown);
    return outcome.isNew()
        ? ResponseEntity.created(
                URI.create(
                    "/api/cancellations/%s/evidence/%s"
                        .formatted(evidence.cancellationId(), evidence.evidenceId())))
            .body(evidence)
        : ResponseEntity.ok(evidence);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("the case has no such evidence");
  }
}
