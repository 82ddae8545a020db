package dev.rescind.chassis.sample;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.events.OrderEvent.OrderPaid;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Schedules a refund of each payment and submits an effect for it. */
@Component
final class OnOrderPaid implements Reaction<OrderPaid> {

  private final Commands commands;
  private final EffectQueue effects;
  private final Script script;

  OnOrderPaid(Commands commands, EffectQueue effects, Script script) {
    this.commands = commands;
    this.effects = effects;
    this.script = script;
  }

  @Override
  public Class<OrderPaid> event() {
    return OrderPaid.class;
  }

  @Override
  public List<String> streams(OrderPaid event) {
    return List.of(event.orderId().value());
  }

  @Override
  public void on(OrderPaid event, Cause cause) {
    script.reacting(event.orderId().value(), event.paymentId().value());
    commands.send(new Schedule(event.orderId(), event.paymentId()), cause);
    effects.submit(
        event.orderId() + ":" + event.paymentId(), "sample", Map.of("order", event.orderId()));
  }
}
