package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path directory;

  @Test
  void belongsToOneInstanceAtATime() throws Exception {
    Path path = directory.resolve("data");
    try (DataDirectory first = DataDirectory.open(path).claim()) {
      DataDirectory second = DataDirectory.open(path);
      assertThatThrownBy(second::claim)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(first.root().toString());
    }
    DataDirectory.open(path).claim().close();
  }

  @Test
  void emptiesItselfButDoesNotFollowLinks() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept"), "not ours");
    try (DataDirectory data = DataDirectory.open(directory.resolve("data")).claim()) {
      Files.createDirectories(data.database().resolve("deep/down"));
      Files.writeString(data.database().resolve("deep/file"), "ours");
      Files.createSymbolicLink(data.root().resolve("link"), elsewhere);

      data.empty();

      assertThat(data.database()).doesNotExist();
      assertThat(data.root().resolve("link")).doesNotExist();
    }
    assertThat(kept).exists();
    DataDirectory.open(directory.resolve("data")).claim().close();
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    Path root = DataDirectory.open(directory.resolve("data")).root();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesDirectoryOfSomebodyElse() throws Exception {
    Files.writeString(directory.resolve("file"), "foreign");

    assertThatThrownBy(() -> DataDirectory.open(directory)).isInstanceOf(Refusal.class);
  }
}
