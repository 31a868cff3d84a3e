package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Places;
import dev.assay.core.code.shell.PowerShellToken.Role;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One statement of PowerShell: the verbs in it and the values they may concern.
final class PowerShellStatement {
  private static final Set<Label> REMOTE = Set.of(Label.REMOTE);

  private final Runner runner;
  private final Acting acting;
  private final List<PowerShellToken> tokens;
  private final EnumSet<PowerShellVerb> verbs = EnumSet.noneOf(PowerShellVerb.class);
  private final List<String> texts = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();
  private Set<Label> labels;
  private String assigned = "";
  private boolean posts;

  PowerShellStatement(Runner runner, List<PowerShellToken> tokens, Value input) {
    this.runner = runner;
    this.acting = runner.acting;
    this.tokens = tokens;
    this.labels = input.labels();
  }

  Value run() {
    gather();
    runner.enter(shown.toString(), tokens.getFirst().line());
    Value value = value();
    if (!assigned.isEmpty()) {
      runner.session.assign(assigned.toLowerCase(Locale.ROOT), value);
    }
    return value;
  }

  private void gather() {
    for (int i = 0; i < tokens.size(); i++) {
      PowerShellToken token = tokens.get(i);
      if (shown.length() < 400) {
        shown.append(shown.isEmpty() ? "" : " ").append(token.text());
      }
      switch (token.role()) {
        case WORD -> word(token.text(), i);
        case STRING -> text(token.text());
        case VARIABLE -> variable(token.text(), i);
        case SYMBOL -> symbol(i);
        case END -> {}
      }
    }
  }

  private void word(String word, int at) {
    PowerShellVerb.of(word).ifPresent(verbs::add);
    String lower = word.toLowerCase(Locale.ROOT);
    posts |= lower.equals("-body") || lower.equals("-infile") || lower.equals("post");
    boolean command = at == 0 || tokens.get(at - 1).role() == Role.SYMBOL;
    if (!word.startsWith("-") && (word.indexOf('/') >= 0 || word.indexOf('\\') >= 0 || !command)) {
      text(word);
    }
    if (lower.startsWith("env:")) {
      labels = Value.union(labels, Set.of(Label.ENVIRONMENT));
    }
  }

  private void text(String text) {
    int http = text.indexOf("http");
    if (http >= 0 && Addresses.isUrl(text.substring(http))) {
      urls.add(Addresses.plain(text.substring(http)));
    } else {
      texts.add(text);
      labels = Value.union(labels, Places.ofPath(text));
      // A variable inside a string in double quotes.
      int env = text.toLowerCase(Locale.ROOT).indexOf("$env:");
      if (env >= 0) {
        labels = Value.union(labels, Places.ofVariable(name(text, env + 5)));
      }
    }
    for (int i = 0; i < text.length(); i++) {
      labels = Value.union(labels, acting.labels(text.charAt(i)));
    }
  }

  private static String name(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return text.substring(from, end);
  }

  private void variable(String name, int at) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (at == 0 && tokens.size() > 1 && tokens.get(1).is("=")) {
      assigned = name;
    } else if (lower.startsWith("env:")) {
      labels = Value.union(labels, Places.ofVariable(name.substring(4)));
    } else {
      Value value = runner.session.variable(lower);
      labels = Value.union(labels, value.labels());
      if (value.known() && !value.text().isEmpty()) {
        text(value.text());
      }
    }
  }

  /// `&` and `.` run what follows.
  private void symbol(int at) {
    boolean runs = tokens.get(at).is("&") && at + 1 < tokens.size();
    if (runs && (at == 0 || tokens.get(at - 1).role() == Role.SYMBOL)) {
      verbs.add(PowerShellVerb.START);
    }
  }

  private boolean does(PowerShellVerb verb) {
    return verbs.contains(verb);
  }

  private Value value() {
    told();
    Value value = Value.unknown(labels);
    if (does(PowerShellVerb.SEND) || (does(PowerShellVerb.FETCH) && posts)) {
      sent();
      value = Value.unknown(REMOTE);
    } else if (does(PowerShellVerb.FETCH)) {
      value = fetched();
    } else if (does(PowerShellVerb.DECODE)) {
      value = decoded();
    } else if (verbs.isEmpty() && texts.size() == 1 && tokens.size() <= 3) {
      value = new Value(texts.getFirst(), labels, true);
    } else if (verbs.isEmpty() && urls.size() == 1 && tokens.size() <= 3) {
      value = new Value(urls.getFirst(), labels, true);
    }
    connected();
    executed(value);
    changed();
    if (verbs.isEmpty() && assigned.isEmpty()) {
      plain();
    }
    return value;
  }

  private void told() {
    for (PowerShellVerb verb : verbs) {
      Optional<Label> label =
          switch (verb) {
            case CLIPBOARD -> Optional.of(Label.CLIPBOARD);
            case SCREEN -> Optional.of(Label.SCREEN);
            case KEYSTROKES -> Optional.of(Label.KEYSTROKES);
            case IDENTITY -> Optional.of(Label.HOST_IDENTITY);
            default -> Optional.empty();
          };
      if (label.isPresent()) {
        labels = Value.union(labels, Set.of(label.get()));
        if (label.get() != Label.HOST_IDENTITY) {
          acting.add(Kind.READS_SECRET, verb.name().toLowerCase(Locale.ROOT), labels);
        }
      }
    }
    if (does(PowerShellVerb.READ) && isSecret(labels)) {
      acting.add(Kind.READS_SECRET, firstText(), labels);
    }
  }

  private static boolean isSecret(Set<Label> labels) {
    return !labels.isEmpty()
        && !labels.equals(Set.of(Label.HOST_IDENTITY))
        && !labels.contains(Label.REMOTE);
  }

  private String firstText() {
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  private String lastText() {
    return texts.isEmpty() ? "" : texts.getLast();
  }

  private String url() {
    return urls.isEmpty() ? "" : urls.getFirst();
  }

  private void sent() {
    Set<Label> given = labels;
    for (String text : texts) {
      given = Value.union(given, runner.session.written(text).labels());
    }
    acting.add(Kind.SENDS, url(), given);
  }

  private Value fetched() {
    String url = url();
    if (Places.isMetadataHost(Addresses.host(url))) {
      acting.add(Kind.READS_SECRET, url, Set.of(Label.CLOUD_METADATA));
      return Value.unknown(Set.of(Label.CLOUD_METADATA));
    }
    boolean tells = isSecret(labels) || labels.contains(Label.HOST_IDENTITY);
    acting.add(tells ? Kind.SENDS : Kind.RECEIVES, url, tells ? labels : Set.of());
    Value content = new Value(url, REMOTE, false);
    if (!texts.isEmpty() && !does(PowerShellVerb.EXECUTE)) {
      runner.session.write(lastText(), content);
    }
    return content;
  }

  private Value decoded() {
    String longest = "";
    for (String text : texts) {
      longest = text.length() > longest.length() ? text : longest;
    }
    Set<Label> all = Value.union(labels, Set.of(Label.DECODED));
    acting.add(Kind.DECODES, "base64", all);
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(longest);
      boolean wide = bytes.length > 1 && bytes[1] == 0;
      return new Value(
          new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8), all, true);
    } catch (IllegalArgumentException _) {
      return Value.unknown(all);
    }
  }

  private void connected() {
    if (does(PowerShellVerb.SOCKET)) {
      acting.add(Kind.SENDS, String.join(":", texts.subList(0, Math.min(2, texts.size()))), labels);
      labels = Value.union(labels, REMOTE);
      runner.session.assign("$socket", Value.unknown(REMOTE));
    }
    if (does(PowerShellVerb.LISTEN)) {
      acting.add(Kind.LISTENS, firstText(), Set.of());
    }
    if (does(PowerShellVerb.RESOLVE)) {
      acting.add(Kind.RESOLVES, firstText(), labels);
    }
  }

  private void executed(Value value) {
    if (does(PowerShellVerb.EXECUTE)) {
      Value text = value;
      if (!text.known() && !texts.isEmpty() && !does(PowerShellVerb.FETCH)) {
        text = new Value(firstText(), labels, true);
      }
      boolean socket = runner.session.variable("$socket").has(Label.REMOTE);
      Set<Label> all = socket ? Value.union(text.labels(), REMOTE) : text.labels();
      if (all.contains(Label.REMOTE) || all.contains(Label.DECODED) || !text.known()) {
        acting.add(Kind.EXECUTES_TEXT, url().isEmpty() ? "powershell" : url(), all);
      }
      if (text.known()) {
        runner.run(text.text(), Dialect.POWERSHELL, Value.NOTHING);
      }
    } else if (does(PowerShellVerb.START)) {
      String path = firstText();
      Value content = runner.session.written(path);
      if (content.has(Label.REMOTE) || content.has(Label.DECODED)) {
        acting.add(Kind.EXECUTES_TEXT, content.text(), content.labels());
      }
      acting.add(Kind.SPAWNS, shown.toString(), labels);
    }
    if (does(PowerShellVerb.NATIVE)) {
      acting.add(Kind.LOADS_NATIVE, firstText(), value.labels());
    }
  }

  private void changed() {
    boolean persistent = false;
    for (String text : texts) {
      persistent |= Places.isPersistent(text);
    }
    if (does(PowerShellVerb.PERSIST) || (does(PowerShellVerb.REGISTRY) && persistent)) {
      acting.add(Kind.PERSISTS, shown.toString(), labels);
    } else if (does(PowerShellVerb.WRITE)) {
      acting.add(persistent ? Kind.PERSISTS : Kind.WRITES_FILE, firstText(), labels);
      runner.session.keep(firstText(), Value.unknown(labels));
    }
    if (does(PowerShellVerb.EVADE)) {
      acting.add(Kind.EVADES, shown.toString(), Set.of());
    }
    if (does(PowerShellVerb.REMOVE)) {
      new Changing(runner).run(Program.REMOVE, new Invocation("rm", arguments(), Value.NOTHING));
    }
  }

  private List<Value> arguments() {
    List<Value> arguments = new ArrayList<>();
    for (PowerShellToken token : tokens.subList(1, tokens.size())) {
      if (token.role() == Role.WORD || token.role() == Role.STRING) {
        arguments.add(Value.known(token.text()));
      }
    }
    return arguments;
  }

  /// A program that is no command of PowerShell.
  private void plain() {
    PowerShellToken first = tokens.getFirst();
    if (first.role() == Role.WORD && !first.text().startsWith("-")) {
      List<Value> arguments = new ArrayList<>();
      for (Value argument : arguments()) {
        arguments.add(argument.with(labels));
      }
      String name = Program.name(first.text());
      if (Program.of(name) != Program.OTHER) {
        runner.start(new Invocation(name, arguments, Value.NOTHING), first.text());
      } else if (name.endsWith("exe")
          || first.text().startsWith(".\\")
          || first.text().startsWith("./")) {
        new Interpreting(runner)
            .run(Program.OTHER, new Invocation(name, arguments, Value.NOTHING), first.text());
      }
    }
  }
}
