package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * An RSA key pair in two PEM files, made at the first use; both are readable by their owner alone.
 */
record IssuerKeys(PrivateKey privateKey, Path publicKeyFile) {

  private static final int BITS = 2048;
  private static final int LINE = 64;

  /** Reads the pair or makes it. Two processes that come at once get the same one. */
  static IssuerKeys in(Path directory) throws IOException {
    Path privateFile = DurableFile.directory(directory).resolve("private.pem");
    Path publicFile = directory.resolve("public.pem");
    try (FileChannel channel = lockFile(directory);
        FileLock lock = channel.lock()) {
      // The private key is written last, so its presence says that the pair is complete.
      if (lock.isValid() && !Files.exists(privateFile)) {
        make(privateFile, publicFile);
      }
      return new IssuerKeys(read(privateFile), publicFile);
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static FileChannel lockFile(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void make(Path privateFile, Path publicFile)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    DurableFile.write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    DurableFile.write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  private static byte[] pem(String kind, byte[] encoded) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, body, kind)
        .getBytes(US_ASCII);
  }

  private static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
    String body = Files.readString(file, US_ASCII).replaceAll("-----[A-Z ]+-----", "");
    byte[] encoded = Base64.getMimeDecoder().decode(body);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}
