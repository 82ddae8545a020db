package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.cancellation.cases.Timeline;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that proves a case, as one archive. What the platform's people noted for themselves is
 * not in it, whoever asks: it is made to be handed on.
 */
@Component
class EvidencePack {

  private final JsonMapper json =
      EventJson.mapper().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Written as the fields of card networks are, down to what is ours inside them. */
  private final JsonMapper snakeCase =
      json.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final CaseFiles caseFiles;
  private final Timeline timeline;
  private final EvidenceBook book;
  private final EvidenceFiles files;

  EvidencePack(CaseFiles caseFiles, Timeline timeline, EvidenceBook book, EvidenceFiles files) {
    this.caseFiles = caseFiles;
    this.timeline = timeline;
    this.book = book;
    this.files = files;
  }

  /** What is ready to be written: texts at hand, files still where they are. */
  record Packed(Map<String, byte[]> texts, Map<String, Evidence> files) {}

  /** Reads what the archive says; the files are read when it is written. */
  Packed prepare(CaseResource shown) {
    List<Evidence> evidence = book.of(new CancellationId(shown.cancellationId()));
    Map<String, Evidence> packed = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Evidence file : evidence) {
      if (file.erasedAt() == null) {
        String name = name(packed.size() + 1, file);
        packed.put(name, file);
        names.put(file.evidenceId(), name);
      }
    }
    Map<String, byte[]> texts = new LinkedHashMap<>();
    texts.put("README.txt", readme(shown).getBytes(StandardCharsets.UTF_8));
    texts.put("case.json", snakeCase.writeValueAsBytes(caseFiles.of(shown, evidence, names)));
    texts.put("timeline.json", json.writeValueAsBytes(timeline.of(shown.cancellationId(), false)));
    caseFiles
        .policyDocument(shown)
        .ifPresent(document -> texts.put("policy.json", json.writeValueAsBytes(document)));
    return new Packed(texts, packed);
  }

  private static String readme(CaseResource shown) {
    return """
    Evidence of cancellation %s of order %s.

    README.txt     this text
    case.json      the case in the fields that card networks ask for; a field is named as in
                   Stripe's dispute evidence object where that has it. Amounts are in minor
                   units (cents), times in UTC
    timeline.json  everything that happened to the case, in its order, from every service
    policy.json    the version of the rules that the case was judged by, as it was published;
                   not there if no rules judged it
    evidence/      the files that the parties handed in: number, party, name. case.json says of
                   each its SHA-256, by which it can be checked, and who handed it in when.
                   Files that a person had erased are listed there and not here

    Notes that the platform made for itself are not part of this archive.
    """
        .formatted(shown.cancellationId(), shown.orderId());
  }

  /** The number keeps names apart that are the same, and files in the order of their coming in. */
  private static String name(int number, Evidence file) {
    return "evidence/%02d-%s-%s"
        .formatted(
            number,
            file.submittedBy().party().name().toLowerCase(Locale.ROOT),
            String.valueOf(file.fileName()).replaceAll("[/\\\\:*?<>|]", "_"));
  }

  /** Writes the archive; of a file no more than a piece is in memory. */
  void write(Packed packed, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> text : packed.texts().entrySet()) {
      zip.putNextEntry(new ZipEntry(text.getKey()));
      zip.write(text.getValue());
      zip.closeEntry();
    }
    for (Map.Entry<String, Evidence> file : packed.files().entrySet()) {
      try (InputStream content = files.open(file.getValue())) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        content.transferTo(zip);
        zip.closeEntry();
      }
    }
    zip.finish();
  }
}
