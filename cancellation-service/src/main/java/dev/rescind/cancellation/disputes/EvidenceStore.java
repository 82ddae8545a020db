package dev.rescind.cancellation.disputes;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * Where the files are kept that parties hand in: outside the log, each once, found by the SHA-256
 * of its content. Who refers to a file is not the store's business.
 */
interface EvidenceStore {

  /**
   * A file to be kept.
   *
   * @param digest of its content
   * @param bytes its size, at least one
   * @param source opens it, as often as need be
   */
  record Content(Digest digest, long bytes, InputStreamSource source) {}

  /**
   * Keeps a file; when this returns it survives a crash. To keep one that is there already does
   * nothing.
   *
   * @throws IOException if it could not be kept; trying again is safe
   */
  void put(Content content) throws IOException;

  /**
   * Opens a file.
   *
   * @throws java.io.FileNotFoundException if the store does not have it
   * @throws IOException if the store cannot be reached
   */
  InputStream open(Digest digest) throws IOException;

  /**
   * Removes a file; one that is not there is gone already.
   *
   * @throws IOException if it may still be there; trying again is safe
   */
  void delete(Digest digest) throws IOException;
}
