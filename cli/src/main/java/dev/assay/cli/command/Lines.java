package dev.assay.cli.command;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// The lines of a stream that are not empty, as they come.
final class Lines {
  private Lines() {}

  static Iterator<String> of(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.isBlank())
        .iterator();
  }
}
