package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Places;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `curl`, `wget` and their kin: what they fetch and what they give away.
final class Fetching {
  private static final String CURL_VALUES = "dFTXHoueAbcxmKrwyYCDEPQtUz";
  private static final String WGET_VALUES = "OoPUTtwQeaiBAR";
  private static final Set<String> DATA =
      Set.of(
          "-d",
          "--data",
          "--data-binary",
          "--data-raw",
          "--data-urlencode",
          "--data-ascii",
          "-F",
          "--form",
          "--form-string",
          "-T",
          "--upload-file",
          "--post-data",
          "--post-file",
          "--body-data",
          "--body-file",
          "--json");
  private static final Set<String> WHOLE_FILES =
      Set.of("-T", "--upload-file", "--post-file", "--body-file");
  private static final Set<String> HEADS =
      Set.of(
          "-H",
          "--header",
          "-u",
          "--user",
          "-A",
          "--user-agent",
          "-b",
          "--cookie",
          "-e",
          "--referer",
          "--url-query");
  private static final Set<String> OTHER_VALUES =
      Set.of(
          "--request",
          "--method",
          "--max-time",
          "--connect-timeout",
          "--retry",
          "--proxy",
          "--cacert",
          "--cert",
          "--key",
          "--resolve",
          "--tries",
          "--timeout",
          "--config",
          "--cookie-jar",
          "--write-out",
          "--retry-delay",
          "--directory-prefix");

  private final Runner runner;
  private final List<Value> addresses = new ArrayList<>();
  private Set<Label> given = Set.of();
  private String file = "";
  private boolean sends;
  private boolean named;

  Fetching(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call) {
    boolean curl = program == Program.CURL;
    named = !curl;
    for (int i = 0; i < call.arguments().size(); i++) {
      i += argument(call, i, curl ? CURL_VALUES : WGET_VALUES, curl);
    }
    Value output = Value.NOTHING;
    for (Value address : addresses) {
      output = fetch(address);
    }
    return output;
  }

  /// Reads one argument; how many more it takes.
  private int argument(Invocation call, int at, String withValue, boolean curl) {
    Value argument = call.arguments().get(at);
    String text = argument.text();
    if (!text.startsWith("-") || text.length() == 1) {
      if (Addresses.isUrl(text) || Addresses.looksLikeHost(text) || !argument.known()) {
        addresses.add(argument);
      }
      return 0;
    }
    String option = text;
    Value value = at + 1 < call.arguments().size() ? call.arguments().get(at + 1) : Value.NOTHING;
    int more = 1;
    int equals = text.indexOf('=');
    if (text.startsWith("--") && equals > 0) {
      option = text.substring(0, equals);
      value = new Value(text.substring(equals + 1), argument.labels(), argument.known());
      more = 0;
    } else if (!text.startsWith("--")) {
      int letter = 1;
      while (letter < text.length() && withValue.indexOf(text.charAt(letter)) < 0) {
        named |= curl && text.charAt(letter) == 'O';
        letter++;
      }
      if (letter == text.length()) {
        return 0;
      }
      option = "-" + text.charAt(letter);
      if (letter + 1 < text.length()) {
        value = new Value(text.substring(letter + 1), argument.labels(), argument.known());
        more = 0;
      }
    }
    return option(option, value, call.input()) ? more : 0;
  }

  /// Whether the option takes a value.
  private boolean option(String option, Value value, Value input) {
    if (DATA.contains(option)) {
      sends = true;
      given = Value.union(given, data(option, value, input).labels());
    } else if (HEADS.contains(option)) {
      given = Value.union(given, value.labels());
    } else if (option.equals("-o") || option.equals("-O") || option.startsWith("--output")) {
      file = value.text();
      named = false;
    } else if (option.equals("-X") || option.equals("--request") || option.equals("--method")) {
      sends |= value.text().equals("POST") || value.text().equals("PUT");
    } else if (option.equals("--url")) {
      addresses.add(value);
    } else {
      return option.length() == 2 || OTHER_VALUES.contains(option);
    }
    return true;
  }

  private Value data(String option, Value value, Value input) {
    if (value.text().equals("-") || value.text().endsWith("@-")) {
      return input;
    }
    if (WHOLE_FILES.contains(option)) {
      return runner.session.file(value.text());
    }
    int at = value.text().indexOf('@');
    boolean form = option.equals("-F") || option.equals("--form");
    int equals = value.text().indexOf('=');
    if (at == 0
        || (form && equals >= 0 && at == equals + 1)
        || (option.endsWith("urlencode") && at > 0)) {
      return runner.session.file(value.text().substring(at + 1)).with(value.labels());
    }
    return value;
  }

  private Value fetch(Value address) {
    String url = Addresses.plain(address.text());
    Set<Label> labels = Value.union(given, address.labels());
    Set<Label> received = Set.of(Label.REMOTE);
    if (Places.isMetadataHost(Addresses.host(url))) {
      received = Set.of(Label.CLOUD_METADATA);
      runner.acting.add(Kind.READS_SECRET, url, received);
    } else if (sends || !labels.isEmpty()) {
      runner.acting.add(Kind.SENDS, url, labels);
    } else {
      runner.acting.add(Kind.RECEIVES, url, Set.of());
    }
    String target = file.isEmpty() && named ? Addresses.fileName(url) : file;
    if (target.isEmpty() || target.equals("-")) {
      return new Value(url, received, false);
    }
    runner.session.write(target, new Value(url, received, false));
    return Value.NOTHING;
  }
}
