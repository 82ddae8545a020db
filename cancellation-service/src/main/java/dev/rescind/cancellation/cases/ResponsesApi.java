package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.cancellation.cases.ResponseCommand.Approve;
import dev.rescind.cancellation.cases.ResponseCommand.PostMessage;
import dev.rescind.cancellation.cases.ResponseCommand.Reject;
import dev.rescind.cancellation.cases.ResponseCommand.Withdraw;
import dev.rescind.cancellation.cases.SettlingCommand.RequestRefund;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.MessageId;
import dev.rescind.events.ResponseEvent.Visibility;
import dev.rescind.policy.GrantKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a request: approve, reject, withdraw; and talk about it. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}")
class ResponsesApi {

  private final CaseActions actions;
  private final Conversations conversations;
  private final Wordings words;
  private final Ids ids;

  ResponsesApi(CaseActions actions, Conversations conversations, Wordings words, Ids ids) {
    this.actions = actions;
    this.conversations = conversations;
    this.words = words;
    this.ids = ids;
  }

  /**
   * An approval.
   *
   * @param grant how much goes back; by the policy if absent
   * @param remark what the requester is told; needed for a special reason
   */
  record Approval(@Nullable GrantKind grant, @Nullable String remark) {}

  /**
   * A rejection.
   *
   * @param explanation what the requester is told
   */
  record Rejection(RejectionReason reason, String explanation) {}

  /**
   * A message.
   *
   * @param visibility both sides and the platform if absent
   */
  record Said(String text, @Nullable Visibility visibility) {}

  /** Nothing more to say. */
  record Nothing() {}

  @PostMapping("/approval")
  ResponseEntity<byte[]> approve(
      @RequestBody(required = false) @Nullable Approval body, Sent sent) {
    Approval approval = Objects.requireNonNullElse(body, new Approval(null, null));
    GrantKind grant = Objects.requireNonNullElse(approval.grant(), GrantKind.BY_POLICY);
    if (grant == GrantKind.FULL_FOR_SPECIAL_REASON && approval.remark() == null) {
      throw ProblemException.invalid("remark", "is required with " + grant);
    }
    words.check("remark", approval.remark());
    return actions.act(
        sent,
        "approval",
        approval,
        meant ->
            new Approve(
                meant.orderId(),
                meant.id(),
                meant.by(),
                grant,
                words.keep(meant.by(), approval.remark()),
                meant.basis(CaseAction.APPROVE),
                meant.at()));
  }

  @PostMapping("/rejection")
  ResponseEntity<byte[]> reject(@RequestBody Rejection body, Sent sent) {
    words.require("explanation", body.explanation());
    return actions.act(
        sent,
        "rejection",
        body,
        meant ->
            new Reject(
                meant.orderId(),
                meant.id(),
                meant.by(),
                body.reason(),
                words.kept(meant.by(), body.explanation()),
                meant.basis(CaseAction.REJECT),
                meant.at()));
  }

  @PostMapping("/withdrawal")
  ResponseEntity<byte[]> withdraw(Sent sent) {
    return actions.act(
        sent,
        "withdrawal",
        new Nothing(),
        meant -> new Withdraw(meant.orderId(), meant.id(), meant.by(), meant.at()));
  }

  /** Asks for a refund that the policy leaves to the customer to ask for. */
  @PostMapping("/refund-request")
  ResponseEntity<byte[]> requestRefund(Sent sent) {
    return actions.act(
        sent,
        "refund-request",
        new Nothing(),
        meant ->
            new RequestRefund(
                meant.orderId(),
                meant.id(),
                meant.by(),
                meant.basis(CaseAction.REQUEST_REFUND),
                meant.at()));
  }

  @PostMapping("/messages")
  ResponseEntity<byte[]> say(@RequestBody Said body, Sent sent) {
    words.require("text", body.text());
    Visibility visibility = Objects.requireNonNullElse(body.visibility(), Visibility.PARTIES);
    if (visibility == Visibility.PLATFORM) {
      sent.caller().requireAny(Role.SUPPORT, Role.ARBITER);
    }
    return actions.act(
        sent,
        "messages",
        body,
        meant ->
            new PostMessage(
                meant.orderId(),
                meant.id(),
                new MessageId(ids.next().toString()),
                meant.by(),
                words.kept(meant.by(), body.text()),
                visibility,
                meant.at()));
  }

  /** What was said; the platform's own notes for its people alone. */
  @GetMapping("/messages")
  List<Conversations.Message> messages(@PathVariable String cancellationId, Caller caller) {
    CaseResource shown = actions.visible(cancellationId, caller);
    return conversations.messages(
        new CancellationId(shown.cancellationId()), caller.isAny(Role.SUPPORT, Role.ARBITER));
  }
}
