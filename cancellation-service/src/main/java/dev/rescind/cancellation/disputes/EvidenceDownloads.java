package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.CaseActions;
import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the files of a case to whoever may see the case: both sides and the platform. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}/evidence")
class EvidenceDownloads {

  private final CaseActions actions;
  private final EvidenceBook book;
  private final EvidenceFiles files;

  EvidenceDownloads(CaseActions actions, EvidenceBook book, EvidenceFiles files) {
    this.actions = actions;
    this.book = book;
    this.files = files;
  }

  /** What was handed in, in the order of its coming in. */
  @GetMapping
  List<Evidence> list(@PathVariable String cancellationId, Caller caller) {
    CaseResource shown = actions.visible(cancellationId, caller);
    return book.of(new CancellationId(shown.cancellationId()));
  }

  /**
   * A file, to be saved: it came from a stranger, and no browser should try to show or run it.
   *
   * @throws ProblemException 410 if it was erased, 503 if the store does not answer
   */
  @GetMapping("/{evidenceId}")
  ResponseEntity<InputStreamResource> download(
      @PathVariable String cancellationId, @PathVariable String evidenceId, Caller caller) {
    Evidence evidence =
        list(cancellationId, caller).stream()
            .filter(known -> known.evidenceId().equals(evidenceId))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("the case has no such evidence"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(evidence.mediaType()))
        .contentLength(evidence.bytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(evidence))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(content(evidence));
  }

  private InputStreamResource content(Evidence evidence) {
    if (evidence.erasedAt() != null) {
      throw new ProblemException(
          HttpStatus.GONE, "erased", "the file was erased at " + evidence.erasedAt());
    }
    try {
      return new InputStreamResource(files.open(evidence));
    } catch (IOException e) {
      throw EvidenceFiles.unavailable(e);
    }
  }

  private static String attachment(Evidence evidence) {
    return ContentDisposition.attachment()
        .filename(String.valueOf(evidence.fileName()), StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
