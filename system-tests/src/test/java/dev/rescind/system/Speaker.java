package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.testing.FileForm;
import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who has a say in a story's order, and says it to cancellation-service. */
record Speaker(Story story, Role role, String subject) {

  private static final String SERVICE = "cancellation-service";

  Answer get(String path) {
    return story.platform().get(SERVICE, path, role, subject);
  }

  Answer post(String path, String body) {
    return story.platform().post(SERVICE, path, body, role, subject);
  }

  Answer order() {
    return get("/api/orders/" + story.order());
  }

  Answer quote(String reason) {
    return post("/api/orders/" + story.order() + "/quotes", "{\"reason\":\"" + reason + "\"}");
  }

  /** Asks to cancel; {@code more} is what else the body says, each with a comma before it. */
  Answer request(String reason, String... more) {
    return post(
        "/api/orders/" + story.order() + "/cancellations",
        "{\"reason\":\"" + reason + "\"" + String.join("", more) + "}");
  }

  /** Asks to cancel; answers the id of the case. */
  String asks(String reason, String... more) {
    Answer created = request(reason, more);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.text("cancellationId");
  }

  /** Hands in what proves a reason, ahead of the request; answers what the request says of it. */
  String proof(String words) {
    Answer upload =
        story
            .platform()
            .file("/api/orders/" + story.order() + "/evidence", form(words), role, subject);
    assertThat(upload.status()).as(upload.body()).isEqualTo(201);
    return ",\"evidence\":[\"" + upload.text("uploadId") + "\"]";
  }

  /** Hands in a file for a case. */
  Answer proves(String cancellationId, String words) {
    String path = "/api/cancellations/" + cancellationId + "/evidence";
    return story.platform().file(path, form(words), role, subject);
  }

  private static FileForm form(String words) {
    return FileForm.of("proof.txt", words.getBytes(StandardCharsets.UTF_8));
  }

  Answer sees(String cancellationId) {
    return get("/api/cancellations/" + cancellationId);
  }

  /** Acts on a case, whatever comes of it. */
  Answer tries(String cancellationId, String action, String body) {
    return post("/api/cancellations/" + cancellationId + "/" + action, body);
  }

  /** Acts on a case, and may. */
  Answer does(String cancellationId, String action, String body) {
    Answer answer = tries(cancellationId, action, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer;
  }

  /** What a report says to this one. */
  String reports(String path) {
    return story.platform().get("reporting-service", path, role, subject).body();
  }

  /**
   * Follows a case from its beginning while something is done, until something happened.
   *
   * @return what was heard, in order
   */
  List<String> hears(String cancellationId, String until, Runnable meanwhile) {
    String path = "/api/cancellations/" + cancellationId + "/stream";
    try (Stream<String> lines = story.platform().lines(SERVICE, path, role, subject)) {
      List<String> heard = new ArrayList<>();
      Iterator<String> types =
          lines
              .filter(line -> line.startsWith("event:"))
              .map(line -> line.substring(6).strip().replaceFirst("\\.v\\d+$", ""))
              .iterator();
      heard.add(types.next());
      meanwhile.run();
      while (!heard.contains(until)) {
        heard.add(types.next());
      }
      return heard;
    }
  }
}
