package dev.assay.core.project.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the headers of core metadata that an audit needs.
final class CoreMetadataParser {
  private static final int MOST_VALUES = 10_000;

  private final MetadataHeaders headers;
  private final List<String> requires = new ArrayList<>();
  private final List<String> extras = new ArrayList<>();
  private final List<String> dynamic = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String version;
  private @Nullable String license;
  private @Nullable String licenseExpression;
  private final List<String> licenseClassifiers = new ArrayList<>();

  CoreMetadataParser(byte[] bytes) {
    this.headers = new MetadataHeaders(bytes);
  }

  CoreMetadata parse() {
    boolean complete = headers.each(CoreMetadataParser::isWanted, this::accept);
    if (!complete) {
      faults.add("more than 8 MiB of headers; the rest was not read");
    }
    return new CoreMetadata(
        Optional.ofNullable(name),
        Optional.ofNullable(version),
        requires,
        extras,
        dynamic,
        Optional.ofNullable(license),
        Optional.ofNullable(licenseExpression),
        licenseClassifiers,
        faults);
  }

  private void accept(String field, String value) {
    switch (field) {
      case "name" -> name = first("Name", name, value);
      case "version" -> version = first("Version", version, value);
      case "license" -> license = first("License", license, value);
      case "license-expression" ->
          licenseExpression = first("License-Expression", licenseExpression, value);
      case "classifier" -> {
        if (value.startsWith("License ::")) {
          add("Classifier", licenseClassifiers, value);
        }
      }
      case "requires-dist" -> add("Requires-Dist", requires, value);
      case "provides-extra" -> add("Provides-Extra", extras, value);
      default -> add("Dynamic", dynamic, value.toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isWanted(String field) {
    return switch (field) {
      case "name",
          "version",
          "license",
          "license-expression",
          "classifier",
          "requires-dist",
          "provides-extra",
          "dynamic" ->
          true;
      default -> false;
    };
  }

  private String first(String field, @Nullable String before, String value) {
    if (before == null) {
      return value;
    }
    if (!before.equals(value)) {
      fault("`" + field + "` is given more than once");
    }
    return before;
  }

  private void add(String field, List<String> values, String value) {
    if (values.size() < MOST_VALUES) {
      values.add(value);
    } else {
      fault("more than 10,000 lines of `" + field + "`; the rest was not read");
    }
  }

  private void fault(String reason) {
    if (!faults.contains(reason)) {
      faults.add(reason);
    }
  }
}
