package dev.assay.core.project;

import dev.assay.core.artifact.Location;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// An input as text, a line for each thing in it, for tests to compare.
public final class InputText {
  private InputText() {}

  /// Dependencies, remarks and what is unchecked, each after the number of its line.
  public static String of(Input input) {
    return dependencies(input) + remarks(input) + unchecked(input);
  }

  /// The dependencies alone.
  public static String dependencies(Input input) {
    return input.dependencies().stream().map(InputText::line).collect(Collectors.joining());
  }

  /// The remarks alone.
  public static String remarks(Input input) {
    return input.remarks().stream().map(InputText::line).collect(Collectors.joining());
  }

  /// What is unchecked alone, with hints left out.
  public static String unchecked(Input input) {
    return input.unchecked().stream().map(InputText::line).collect(Collectors.joining());
  }

  private static String line(Dependency dependency) {
    StringBuilder out = new StringBuilder();
    out.append(number(dependency.source()))
        .append(dependency.name().written())
        .append("==")
        .append(dependency.version())
        .append(' ')
        .append(word(dependency.pin()))
        .append(' ')
        .append(word(dependency.reach()));
    append(out, "extras", dependency.extras());
    append(out, "groups", dependency.groups());
    append(out, "needs", dependency.requires());
    dependency.marker().ifPresent(marker -> out.append(" if {").append(marker).append('}'));
    dependency.origin().ifPresent(origin -> out.append(" from ").append(origin));
    if (!dependency.hashes().isEmpty()) {
      out.append(" #").append(dependency.hashes().size());
    }
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, String label, Collection<?> values) {
    if (!values.isEmpty()) {
      out.append(' ').append(label).append(' ').append(values);
    }
  }

  private static String line(Remark remark) {
    return number(remark.source())
        + word(remark.kind())
        + remark.about().map(name -> " " + name).orElse("")
        + ": "
        + remark.detail()
        + "\n";
  }

  private static String line(Unchecked unchecked) {
    return number(unchecked.source()) + unchecked.what() + ": " + unchecked.why() + "\n";
  }

  private static String number(Location source) {
    return source.line() + " ";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
