package dev.assay.core.project.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options of one line, in order, and what is wrong with others.
record Options(List<Given> given, List<Fault> faults) {

  /// An option with its value; empty for one that takes none.
  record Given(PipOption option, String value) {}

  /// Something that is no option with a value.
  record Fault(String what, String why) {}

  static Options read(String text) {
    Options options = new Options(new ArrayList<>(), new ArrayList<>());
    Optional<List<String>> words = Words.split(text);
    if (words.isEmpty()) {
      options.fault(text, "a quote is not closed");
    } else {
      options.read(words.get());
    }
    return options;
  }

  List<String> values(PipOption option) {
    List<String> values = new ArrayList<>();
    for (Given one : given) {
      if (one.option == option) {
        values.add(one.value);
      }
    }
    return values;
  }

  private void fault(String what, String why) {
    faults.add(new Fault(what, why));
  }

  private void read(List<String> words) {
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      String following = at + 1 < words.size() ? words.get(at + 1) : null;
      at++;
      boolean took = word.startsWith("--") ? readLong(word, following) : readShort(word, following);
      at += took ? 1 : 0;
    }
  }

  /// Whether the following word was taken as the value.
  private boolean readLong(String word, @Nullable String following) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    List<PipOption> named = PipOption.named(name);
    if (named.size() != 1) {
      fault(name, named.isEmpty() ? "unknown option" : "the option can mean several");
      return false;
    }
    return take(named.getFirst(), name, equals < 0 ? null : word.substring(equals + 1), following);
  }

  private boolean readShort(String word, @Nullable String following) {
    if (!word.startsWith("-")) {
      // pip passes over words that belong to no option.
      return false;
    }
    List<PipOption> lettered = PipOption.lettered(word);
    if (lettered.isEmpty()) {
      fault(word, "unknown option");
      return false;
    }
    String value = word.length() > 2 ? word.substring(2) : null;
    return take(lettered.getFirst(), word, value, following);
  }

  private boolean take(
      PipOption option, String name, @Nullable String value, @Nullable String following) {
    if (!option.takesValue()) {
      given.add(new Given(option, ""));
      return false;
    }
    String found = value == null ? following : value;
    if (found == null) {
      fault(name, "the option lacks its value");
      return false;
    }
    given.add(new Given(option, found));
    return value == null;
  }
}
