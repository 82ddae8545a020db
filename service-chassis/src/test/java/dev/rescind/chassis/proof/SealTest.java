package dev.rescind.chassis.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.proof.AnchorFile.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

  private static final SealedEvent EVENT =
      new SealedEvent(
          "o-1",
          7,
          "Refunds",
          "e-1",
          "RefundIssued",
          "1",
          "2026-03-01T12:00:00Z",
          "{}".getBytes(UTF_8),
          "{\"a\":\"\u00e9\"}".getBytes(UTF_8));

  /** Computed by another program; the layout must never change. */
  @Test
  void theHashOfAnEventIsWhatTheDocumentedLayoutGives() {
    assertThat(EVENT.hash(Hash.NONE))
        .hasToString("0079a1e5e644495ad5e978e520c15a98d67b4c3b5800965c59c7d6bd6f94c3b6");
  }

  @Test
  void theChainIsWhatTheDocumentedLayoutGives() {
    Chain chain = Chain.EMPTY.with(12, EVENT.hash(Hash.NONE));

    assertThat(chain.position()).isEqualTo(12);
    assertThat(chain.count()).isEqualTo(1);
    assertThat(chain.hash())
        .hasToString("271bd3ce748305bc63417a2b4d9a1db7ab2ed03a643c7750395150a38c256920");
    assertThatThrownBy(() -> chain.with(12, Hash.NONE)).hasMessage("position 12 is not behind 12");
  }

  @Test
  void aHashSaysWhatItIs() {
    Hash hash = EVENT.hash(Hash.NONE);

    assertThat(Hash.parse(hash.toString())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(Hash.of(hash.bytes())).isEqualTo(hash).isNotEqualTo(Hash.NONE);
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessage("a hash has 32 bytes, not 31");
  }

  @Test
  void anchorsComeBackFromTheirFileWithoutALineThatWasCutOff(@TempDir Path directory)
      throws Exception {
    AnchorFile file = new AnchorFile(directory.resolve("new").toString(), "rig");
    assertThat(file.read().anchors()).isEmpty();
    AnchorFile nowhere = new AnchorFile(" ", "rig");
    nowhere.add(Anchor.of("rig", Chain.EMPTY, Instant.EPOCH));
    assertThat(nowhere.read().anchors()).isEmpty();
    Anchor first = Anchor.of("rig", Chain.EMPTY.with(1, Hash.NONE), Instant.EPOCH);
    Anchor second = Anchor.of("rig", first.chain().with(5, Hash.NONE), Instant.EPOCH);
    file.add(first);
    file.add(second);
    assertThat(file.read().anchors()).containsExactly(first, second);

    Path path = directory.resolve("new/rig.jsonl");
    Files.writeString(path, Files.readString(path) + "{\"servi");
    assertThat(file.read().anchors()).containsExactly(first, second);
    assertThat(file.read().broken()).isEmpty();
    Anchor third = Anchor.of("rig", second.chain().with(6, Hash.NONE), Instant.EPOCH);
    file.add(third);
    assertThat(file.read()).isEqualTo(new Content(List.of(first, second, third), List.of(3)));
  }

  @Test
  void aLineThatIsNoAnchorHidesNoOther(@TempDir Path directory) throws Exception {
    AnchorFile file = new AnchorFile(directory.toString(), "rig");
    Anchor anchor = Anchor.of("rig", Chain.EMPTY.with(1, Hash.NONE), Instant.EPOCH);
    for (String broken :
        List.of("null", "7", "{}", "{\"service\":\"rig\"}", "\0\0", anchor.line().repeat(2))) {
      Files.writeString(directory.resolve("rig.jsonl"), broken + "\n\n" + anchor.line() + "\n");

      assertThat(file.read()).isEqualTo(new Content(List.of(anchor), List.of(1)));
    }
    Files.write(directory.resolve("rig.jsonl"), new byte[] {(byte) 0xC3, '\n'});
    file.add(anchor);
    assertThat(file.read()).isEqualTo(new Content(List.of(anchor), List.of(1)));
  }
}
