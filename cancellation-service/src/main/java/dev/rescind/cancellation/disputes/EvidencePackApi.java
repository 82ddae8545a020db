package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.CaseActions;
import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.chassis.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of a case as one download, for whoever may see the case. */
@RestController
class EvidencePackApi {

  private final CaseActions actions;
  private final EvidencePack pack;

  EvidencePackApi(CaseActions actions, EvidencePack pack) {
    this.actions = actions;
    this.pack = pack;
  }

  /** Written as it is read; a file that cannot be read breaks the download off, visibly. */
  @GetMapping("/api/cancellations/{cancellationId}/evidence-pack")
  void download(@PathVariable String cancellationId, Caller caller, HttpServletResponse response)
      throws IOException {
    CaseResource shown = actions.visible(cancellationId, caller);
    EvidencePack.Packed packed = pack.prepare(shown);
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("evidence-" + shown.cancellationId() + ".zip")
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    pack.write(packed, response.getOutputStream());
  }
}
