package dev.rescind.chassis.sample;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An API with everything that a request can get wrong. */
@RestController
@RequestMapping("/api/samples")
final class SampleApi {

  private final IdempotentRequests requests;
  private final Commands commands;
  private final Script script;

  SampleApi(IdempotentRequests requests, Commands commands, Script script) {
    this.requests = requests;
    this.commands = commands;
    this.script = script;
  }

  /** A body with nested rules. */
  record Ask(PaymentId paymentId, Party party, List<Money> amounts, @Nullable String remark) {

    Ask {
      amounts = List.copyOf(amounts);
      if (amounts.isEmpty()) {
        throw new IllegalArgumentException("amounts must not be empty");
      }
    }
  }

  /** What became of it. */
  record Answer(String orderId, int scheduled) {}

  @PostMapping("/{orderId}")
  ResponseEntity<byte[]> ask(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String orderId,
      @RequestBody Ask ask) {
    return requests.once(
        caller,
        key,
        "POST /api/samples/" + orderId,
        ask,
        () -> decide(orderId, ask),
        scheduled -> answer(orderId, scheduled));
  }

  private int decide(String orderId, Ask ask) {
    int scheduled =
        commands.ask(
            Integer.class, new Schedule(new OrderId(orderId), ask.paymentId()), Cause.request());
    script.reacting(orderId, "asked " + orderId);
    if ("refuse".equals(ask.remark())) {
      throw ProblemException.conflict("sample-refused", "refused as asked")
          .with("orderId", orderId);
    }
    return scheduled;
  }

  private static ResponseEntity<Answer> answer(String orderId, int scheduled) {
    return ResponseEntity.created(URI.create("/api/samples/" + orderId + "/" + scheduled))
        .eTag(String.valueOf(scheduled))
        .body(new Answer(orderId, scheduled));
  }

  @GetMapping("/{orderId}")
  Answer find(@PathVariable String orderId, @RequestParam int scheduled) {
    return new Answer(orderId, scheduled);
  }

  @GetMapping("/broken")
  Answer broken() {
    return new Answer("secret of the house", Integer.parseInt("secret of the house"));
  }

  @GetMapping("/arbiters-only")
  Answer arbitersOnly(Caller caller) {
    caller.requireAny(Role.ARBITER);
    return new Answer(caller.subject(), 0);
  }
}
