package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * One random password per role, made at the first start and kept in a file that only its owner may
 * read.
 */
final class DatabasePasswords {

  private static final int BYTES = 24;

  private final Properties passwords;

  private DatabasePasswords(Properties passwords) {
    this.passwords = passwords;
  }

  /** Reads the file and completes it with a new password for every role that has none. */
  static DatabasePasswords in(Path file, Iterable<String> roles) throws IOException {
    Properties passwords = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        passwords.load(reader);
      }
    }
    int known = passwords.size();
    roles.forEach(role -> passwords.putIfAbsent(role, random()));
    if (passwords.size() > known) {
      StringWriter text = new StringWriter();
      passwords.store(text, "Passwords of the local database, one per role");
      DurableFile.write(file, text.toString().getBytes(UTF_8));
    }
    return new DatabasePasswords(passwords);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * @throws IllegalArgumentException if the role is not one of ours
   */
  String of(String role) {
    String password = passwords.getProperty(role);
    if (password == null) {
      throw new IllegalArgumentException("there is no database role " + role);
    }
    return password;
  }
}
