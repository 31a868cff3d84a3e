package dev.assay.core.project.requirements;

import java.util.ArrayList;
import java.util.List;

/// The options that pip takes in requirements files, by their long names.
enum PipOption {
  REQUIREMENT("-r", "--requirement"),
  CONSTRAINT("-c", "--constraint"),
  EDITABLE("-e", "--editable"),
  INDEX_URL("-i", "--index-url", "--pypi-url", true),
  EXTRA_INDEX_URL("", "--extra-index-url"),
  FIND_LINKS("-f", "--find-links"),
  TRUSTED_HOST("", "--trusted-host"),
  HASH("", "--hash"),
  NO_BINARY("", "--no-binary"),
  ONLY_BINARY("", "--only-binary"),
  USE_FEATURE("", "--use-feature"),
  GLOBAL_OPTION("", "--global-option"),
  INSTALL_OPTION("", "--install-option"),
  CONFIG_SETTINGS("-C", "--config-settings"),
  NO_INDEX(false, "--no-index"),
  PREFER_BINARY(false, "--prefer-binary"),
  REQUIRE_HASHES(false, "--require-hashes"),
  PRE(false, "--pre"),
  ALL_RELEASES("", "--all-releases"),
  ONLY_FINAL("", "--only-final");

  private final String letter;
  private final String longName;
  private final String alias;
  private final boolean takesValue;

  PipOption(String letter, String longName) {
    this(letter, longName, longName, true);
  }

  PipOption(boolean takesValue, String longName) {
    this("", longName, longName, takesValue);
  }

  PipOption(String letter, String longName, String alias, boolean takesValue) {
    this.letter = letter;
    this.longName = longName;
    this.alias = alias;
    this.takesValue = takesValue;
  }

  boolean takesValue() {
    return takesValue;
  }

  /// The options a word can mean: pip takes every unambiguous beginning of a long name.
  static List<PipOption> named(String word) {
    List<PipOption> found = new ArrayList<>();
    for (PipOption option : values()) {
      if (option.longName.equals(word) || option.alias.equals(word)) {
        return List.of(option);
      }
      if (option.longName.startsWith(word) || option.alias.startsWith(word)) {
        found.add(option);
      }
    }
    return found;
  }

  /// The options of a word that begins with one dash.
  static List<PipOption> lettered(String word) {
    List<PipOption> found = new ArrayList<>();
    for (PipOption option : values()) {
      if (!option.letter.isEmpty() && word.startsWith(option.letter)) {
        found.add(option);
      }
    }
    return found;
  }
}
