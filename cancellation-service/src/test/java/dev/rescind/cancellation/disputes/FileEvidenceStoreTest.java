package dev.rescind.cancellation.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.cancellation.disputes.EvidenceStore.Content;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceStoreTest {

  @TempDir private Path directory;

  @Test
  void keepsAFileOnceUnderItsDigest() throws IOException {
    Content file = AFile.saying("It was blue.");

    store().put(file);
    store().put(file);

    String hex = file.digest().hex();
    assertThat(files()).containsExactly(hex.substring(0, 2) + "/" + hex);
    try (InputStream content = store().open(file.digest())) {
      assertThat(content).hasContent("It was blue.");
    }
  }

  @Test
  void leavesNothingOfAFileThatBreaksOff() {
    Content broken =
        new Content(AFile.saying("whole").digest(), 5, () -> new BreakingStream("who"));

    assertThatThrownBy(() -> store().put(broken)).hasMessage("broken off");
    assertThat(files()).isEmpty();
  }

  @Test
  void forgetsAFileAndDoesNotMindDoingSoTwice() throws IOException {
    Content file = AFile.saying("It was blue.");
    store().put(file);

    store().delete(file.digest());
    store().delete(file.digest());

    assertThatThrownBy(() -> store().open(file.digest())).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aDigestIsSafeInAPath() {
    assertThatThrownBy(() -> new Digest("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Digest("AB".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private FileEvidenceStore store() {
    return new FileEvidenceStore(directory.resolve("evidence"));
  }

  private Stream<String> files() {
    Path root = directory.resolve("evidence");
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Gives something and then fails. */
  private static final class BreakingStream extends InputStream {

    private final String text;
    private int next;

    BreakingStream(String text) {
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      if (next == text.length()) {
        throw new IOException("broken off");
      }
      return text.charAt(next++);
    }
  }
}
