package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages as {@code .eml} files, one each. The name begins with the time of arrival, so the newest
 * is the last in any listing. Ahead of what was sent stand the envelope's sender ({@code
 * Return-Path}) and recipients ({@code Delivered-To}), as a delivering server writes them.
 */
final class MailStore {

  static final String RECIPIENT = "Delivered-To";

  private static final String SUFFIX = ".eml";
  private static final Pattern ID = Pattern.compile("(\\d{13})-(\\d{6})");
  private static final int SEQUENCE_LIMIT = 1_000_000;

  private final Path directory;
  private final Clock clock;
  private int sequence;
  private @Nullable ConcurrentSkipListMap<String, MailSummary> index;

  MailStore(Path directory, Clock clock) throws IOException {
    this.directory = DurableFile.directory(directory);
    this.clock = clock;
  }

  /**
   * Keeps a message; when this returns it is on stable storage.
   *
   * @param sender of the envelope; empty for a bounce
   * @param content as it was sent
   * @return the id under which it is found again
   */
  synchronized String keep(String sender, List<String> recipients, byte[] content)
      throws IOException {
    sequence = (sequence + 1) % SEQUENCE_LIMIT;
    String id = "%013d-%06d".formatted(clock.millis(), sequence);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes("Return-Path: <%s>\r\n".formatted(sender).getBytes(UTF_8));
    for (String recipient : recipients) {
      whole.writeBytes("%s: %s\r\n".formatted(RECIPIENT, recipient).getBytes(UTF_8));
    }
    whole.writeBytes(content);
    DurableFile.write(file(id), whole.toByteArray());
    if (index != null) {
      index.put(id, MailReader.summary(id, received(id), whole.toByteArray()));
    }
    return id;
  }

  /**
   * The newest messages first.
   *
   * @param recipient only those to this address; all where null
   * @param before only those that came before this id; from the newest where null
   */
  List<MailSummary> newest(@Nullable String recipient, @Nullable String before, int limit)
      throws IOException {
    var all = index().descendingMap();
    return (before == null ? all : all.tailMap(before, false))
        .values().stream()
            .filter(message -> recipient == null || message.isTo(recipient))
            .limit(limit)
            .toList();
  }

  /** Opens a message; empty where there is none with that id, or where it is no id at all. */
  Optional<MailMessage> find(String id) throws IOException {
    Optional<byte[]> content = raw(id);
    return content.map(bytes -> MailReader.message(id, received(id), bytes));
  }

  /** The file as it is stored. */
  Optional<byte[]> raw(String id) throws IOException {
    if (!ID.matcher(id).matches() || !Files.exists(file(id))) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file(id)));
  }

  /** Read at the first look only: a start is not to wait for old mail. */
  private synchronized ConcurrentSkipListMap<String, MailSummary> index() throws IOException {
    if (index == null) {
      var read = new ConcurrentSkipListMap<String, MailSummary>();
      for (String id : stored()) {
        read.put(id, MailReader.summary(id, received(id), Files.readAllBytes(file(id))));
      }
      index = read;
    }
    return index;
  }

  private List<String> stored() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(ID.asMatchPredicate())
          .toList();
    }
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  private static Instant received(String id) {
    return Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
  }
}
