package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailSinkIT {

  @TempDir Path directory;
  private final Ports ports = FreePorts.ten();
  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final HttpClient browser = HttpClient.newHttpClient();
  private MailSink sink;

  @BeforeEach
  void start() {
    sink =
        MailSink.start(
            directory.resolve("mail"), ports.smtp(), ports.mailPage(), Clock.systemUTC());
    sender.setHost("127.0.0.1");
    sender.setPort(ports.smtp());
  }

  @AfterEach
  void stop() {
    sink.close();
    browser.close();
  }

  @Test
  void listsNewestFirstAndFiltersByRecipient() throws Exception {
    send("ada@example.org", "Erste Nachricht – bestätigt", "text", "<p>html</p>");
    send("bob+shop@example.org", "Second", "text", "<p>html</p>");

    JsonNode all = json("/api/messages");
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.path(0).path("subject").asString()).isEqualTo("Second");
    assertThat(all.path(1).path("subject").asString()).isEqualTo("Erste Nachricht – bestätigt");
    assertThat(json("/api/messages?to=bob+shop@example.org").size()).isEqualTo(1);
    assertThat(json("/api/messages?to=BOB%2Bshop@example.org").size()).isEqualTo(1);
    assertThat(json("/api/messages?to=nobody@example.org").size()).isZero();
    assertThat(get("/").body()).containsSubsequence("Second", "Erste Nachricht – bestätigt");
  }

  @Test
  void opensMessageWithItsParts() throws Exception {
    send("ada@example.org", "Your refund", "plain words", "<p>rich words</p>");

    String id = json("/api/messages").path(0).path("id").asString();
    JsonNode message = json("/api/messages/" + id);
    assertThat(message.path("text").asString()).isEqualTo("plain words");
    assertThat(message.path("html").asString()).isEqualTo("<p>rich words</p>");
    assertThat(message.path("summary").path("to").path(0).asString()).isEqualTo("ada@example.org");
    assertThat(get("/messages/" + id).body()).contains("plain words", "sandbox=", "Delivered-To");
    assertThat(get("/messages/" + id + ".eml").body()).contains("Subject: Your refund");
  }

  @Test
  void escapesWhatSenderWrote() throws Exception {
    String script = "<script>alert('x')</script>";
    send("ada@example.org", script, script, "\"></iframe>" + script);

    String id = json("/api/messages").path(0).path("id").asString();
    for (String path : new String[] {"/", "/messages/" + id, "/?to=\"" + script}) {
      HttpResponse<String> page = get(path);
      assertThat(page.body()).as(path).doesNotContain("<script>", "</iframe>&gt;<script");
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }
  }

  @Test
  void keepsMessagesOverRestartsAsFiles() throws Exception {
    send("ada@example.org", "Kept", "text", "<p>html</p>");
    sink.close();
    try (Stream<Path> files = Files.list(directory.resolve("mail"))) {
      assertThat(files).singleElement().asString().endsWith(".eml");
    }
    start();
    assertThat(json("/api/messages").path(0).path("subject").asString()).isEqualTo("Kept");
  }

  @Test
  void showsBlindCopiesAndBrokenMessages() throws Exception {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message);
    helper.setFrom("platform@example.org");
    helper.setTo("ada@example.org");
    helper.setBcc("hidden@example.org");
    helper.setSubject("Copied");
    var unknown = new ByteArrayDataSource(new byte[] {1, 2, 3}, "text/plain; charset=x-unknown");
    message.setDataHandler(new DataHandler(unknown));
    sender.send(message);

    JsonNode found = json("/api/messages?to=hidden@example.org");
    assertThat(found.size()).isEqualTo(1);
    assertThat(json("/api/messages/" + found.path(0).path("id").asString()).path("text").asString())
        .contains("cannot be decoded");
  }

  @Test
  void knowsNoOtherPages() throws Exception {
    assertThat(get("/messages/../../../etc/passwd").statusCode()).isEqualTo(404);
    assertThat(get("/messages/0000000000000-000001").statusCode()).isEqualTo(404);
    assertThat(get("/api/messages/none").statusCode()).isEqualTo(404);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
  }

  private void send(String to, String subject, String text, String html) throws Exception {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom("platform@example.org");
    helper.setTo(to);
    helper.setSubject(subject);
    helper.setText(text, html);
    sender.send(message);
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String escaped = path.replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
    URI address = URI.create("http://127.0.0.1:" + ports.mailPage() + escaped);
    return browser.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
