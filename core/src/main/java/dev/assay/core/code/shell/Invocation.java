package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Label;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A program that is started: its name in lower case, its arguments and what it reads.
record Invocation(String program, List<Value> arguments, Value input) {

  /// The arguments as one text with a blank between them.
  String line() {
    StringBuilder line = new StringBuilder();
    for (Value argument : arguments) {
      line.append(line.isEmpty() ? "" : " ").append(argument.text());
    }
    return line.toString();
  }

  String argument(int index) {
    return index < arguments.size() ? arguments.get(index).text() : "";
  }

  /// The place of an argument, compared without case; -1 where it is not given.
  int indexOf(String option) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).text().equalsIgnoreCase(option)) {
        return i;
      }
    }
    return -1;
  }

  boolean has(String option) {
    return indexOf(option) >= 0;
  }

  Set<Label> labels() {
    Set<Label> labels = Set.of();
    for (Value argument : arguments) {
      labels = Value.union(labels, argument.labels());
    }
    return labels;
  }

  /// The program that begins at an argument.
  Invocation from(int index) {
    List<Value> rest = arguments.subList(Math.min(index + 1, arguments.size()), arguments.size());
    return new Invocation(Program.name(argument(index)), rest, input);
  }

  String lower() {
    return line().toLowerCase(Locale.ROOT);
  }
}
