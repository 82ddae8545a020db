package dev.rescind.reporting.replays;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Generations;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Generations of the analytics and the replays that fill them: operators begin, analysts look. */
@RestController
@RequestMapping("/api/replays")
final class ReplaysApi {

  private final Replays replays;
  private final Generations generations;

  ReplaysApi(Replays replays, Generations generations) {
    this.replays = replays;
    this.generations = generations;
  }

  /** Begins a replay; it goes on by itself. */
  @PostMapping
  ResponseEntity<ReplayStatus> begin(
      Caller caller, @RequestBody(required = false) @Nullable ReplayRequest asked) {
    caller.requireAny(Role.OPS);
    ReplayRequest request = asked == null ? ReplayRequest.USUAL : asked;
    return accepted(replays.begin(request.scope(), request.wish()));
  }

  /** The generations that are there, the oldest first. */
  @GetMapping
  List<ReplayStatus> all(Caller caller) {
    caller.requireAny(Role.OPS, Role.ANALYST);
    return generations.all().stream().map(this::status).toList();
  }

  @GetMapping("/{id}")
  ReplayStatus one(Caller caller, @PathVariable String id) {
    caller.requireAny(Role.OPS, Role.ANALYST);
    return status(generations.find(id));
  }

  /** Brings one up to date and compares it again; it goes live if it may. The way back, too. */
  @PostMapping("/{id}/swap")
  ResponseEntity<ReplayStatus> swap(
      Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReplayRequest asked) {
    caller.requireAny(Role.OPS);
    return accepted(replays.swap(id, (asked == null ? ReplayRequest.USUAL : asked).wish()));
  }

  /** Deletes one; a replay under way is stopped. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(Caller caller, @PathVariable String id) {
    caller.requireAny(Role.OPS);
    replays.drop(id);
  }

  private ResponseEntity<ReplayStatus> accepted(Generation generation) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/replays/" + generation.id()))
        .body(status(generation));
  }

  /** The phase is asked before the pointer, so that whoever is told SWAPPED is told live too. */
  private ReplayStatus status(Generation generation) {
    ReplayProgress.@Nullable Told told =
        replays.progress(generation.id()).map(ReplayProgress::told).orElse(null);
    return ReplayStatus.of(generation, generations.isLive(generation), told);
  }
}
