package dev.rescind.cancellation.cases;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.util.List;

/** Files that were handed in for an order before anybody asked to cancel it. */
public interface UploadedEvidence {

  /**
   * A file that waits for its case.
   *
   * @param sha256 of its content
   * @param mediaType as its content says
   */
  record Upload(EvidenceId evidenceId, String sha256, String mediaType, long bytes) {}

  /**
   * Finds files and holds them until the unit of work ends.
   *
   * @throws ProblemException 400 if one is not this party's for this order, or a case has it
   */
  List<Upload> take(OrderId orderId, Requester by, List<String> uploadIds);
}
