package dev.assay.index.api;

import dev.assay.index.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The query of a request, and all that is wrong with it.
final class Query {
  private final Call call;
  private final List<String> faults = new ArrayList<>();

  Query(Call call) {
    this.call = call;
  }

  /// Whether something is wrong; the caller has been told so then.
  boolean isRefused() {
    return Answers.isRefused(call, faults);
  }

  private Optional<String> text(String name) {
    if (!call.request().query().contains(name)) {
      return Optional.empty();
    }
    List<String> values = call.request().query().all(name);
    if (values.size() != 1) {
      faults.add("`" + name + "` is given more than once");
      return Optional.empty();
    }
    return Optional.of(values.getFirst());
  }

  /// A whole number, brought within 0 and `most`, or what holds without it.
  long number(String name, long otherwise, long most) {
    Optional<String> text = text(name);
    OptionalLong number = Answers.number(text);
    if (text.isPresent() && number.isEmpty()) {
      faults.add("`" + name + "` is no whole number");
    }
    return Math.clamp(number.orElse(otherwise), 0L, most);
  }

  /// A truth value, false without it.
  boolean flag(String name) {
    String text = text(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      faults.add("`" + name + "` is neither `true` nor `false`");
    }
    return text.equals("true");
  }
}
