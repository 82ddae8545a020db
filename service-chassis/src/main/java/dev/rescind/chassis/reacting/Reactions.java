package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Topic;
import dev.rescind.events.UnreadableEventException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reactions of a service, found by the name of the event. */
final class Reactions {

  private final Map<String, List<Reaction<?>>> byName = new HashMap<>();
  private final List<TombstoneReaction> tombstones;

  Reactions(List<Reaction<?>> reactions, List<TombstoneReaction> tombstones) {
    for (Reaction<?> reaction : reactions) {
      byName
          .computeIfAbsent(reaction.event().getSimpleName(), name -> new ArrayList<>())
          .add(reaction);
    }
    this.tombstones = List.copyOf(tombstones);
  }

  /** The topics to listen to, read off what is reacted to. */
  Set<Topic> topics() {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    tombstones.forEach(tombstone -> topics.add(tombstone.topic()));
    byName.values().forEach(found -> found.forEach(one -> topics.add(Topic.of(one.event()))));
    return topics;
  }

  /** Whether no retry can help: the record itself is at fault. */
  static boolean isHopeless(Throwable failure) {
    return failure instanceof MalformedRecordException
        || failure instanceof UnreadableEventException;
  }

  /** Whether the record is of any concern here; one without a readable type is, to be parked. */
  boolean concern(Received record) {
    if (record.isTombstone()) {
      return tombstones.stream()
          .anyMatch(tombstone -> tombstone.topic().topicName().equals(record.kafka().topic()));
    }
    Optional<EventType> type = record.type();
    return type.isEmpty() || byName.containsKey(type.get().name());
  }

  /** Reads the event that the record carries. */
  RescindEvent read(Received record) {
    EventType type =
        record
            .type()
            .orElseThrow(() -> new MalformedRecordException("header ce_type must be Name.vN"));
    RescindEvent event = EventJson.standard().read(type, record.kafka().value());
    record.requireKeyOf(event);
    return event;
  }

  /** The streams that the event's reactions ask to have read ahead. */
  List<String> streams(RescindEvent event) {
    List<String> streams = new ArrayList<>();
    of(event).forEach(reaction -> streams.addAll(reaction.streams(event)));
    return streams;
  }

  /** Lets each reaction see all of its events of the batch at once. */
  void ahead(List<Incoming<?>> events) {
    Map<String, List<Incoming<?>>> byType = new LinkedHashMap<>();
    for (Incoming<?> incoming : events) {
      byType
          .computeIfAbsent(incoming.event().getClass().getSimpleName(), name -> new ArrayList<>())
          .add(incoming);
    }
    byType.forEach((name, ofType) ->
        byName.getOrDefault(name, List.of()).forEach(reaction -> ahead(reaction, ofType)));
  }

  @SuppressWarnings("unchecked") // Found under the very class that the reaction declares.
  private static <E extends RescindEvent> void ahead(
      Reaction<E> reaction, List<Incoming<?>> events) {
    reaction.ahead((List<Incoming<E>>) (List<?>) events);
  }

  /** Lets the event's reactions do what is to be done about it, in its trace. */
  int react(RescindEvent event, Cause cause) {
    List<Reaction<RescindEvent>> found = of(event);
    found.forEach(reaction -> reaction.on(event, cause));
    return found.size();
  }

  void erase(Received tombstone) {
    for (TombstoneReaction reaction : tombstones) {
      if (reaction.topic().topicName().equals(tombstone.kafka().topic())) {
        reaction.onErased(tombstone.kafka().key());
      }
    }
  }

  @SuppressWarnings("unchecked") // Registered under the very class that it declares.
  private <E extends RescindEvent> List<Reaction<E>> of(E event) {
    List<Reaction<?>> found =
        byName.getOrDefault(event.getClass().getSimpleName(), List.<Reaction<?>>of());
    return (List<Reaction<E>>) (List<?>) found;
  }
}
