package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Functions of the library that make text of text.
final class WordingFunctions {
  private final Machine machine;

  WordingFunctions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String path, Arguments arguments, Site site) {
    if (arguments.at(0) instanceof Items parts
        && (path.equals("urllib.parse.urlunparse") || path.equals("urllib.parse.urlunsplit"))) {
      return address(parts);
    }
    Value first = arguments.at(0);
    if (!(first instanceof Text text)) {
      return first != null && path.equals("shlex.split") ? words(first) : null;
    }
    return switch (path) {
      case "shlex.quote",
          "textwrap.dedent",
          "inspect.cleandoc",
          "urllib.parse.quote",
          "urllib.parse.quote_plus",
          "sys.intern" ->
          text;
      case "shlex.split" -> machine.texts.call(text, "split", Arguments.NONE);
      case "urllib.parse.urljoin" ->
          arguments.at(1) instanceof Text more ? joined(text, more) : null;
      case "urllib.parse.unquote",
          "urllib.parse.unquote_plus",
          "urllib.parse.unquote_to_bytes",
          "base64.b64encode",
          "base64.standard_b64encode",
          "base64.urlsafe_b64encode",
          "base64.encodebytes",
          "base64.b16encode",
          "binascii.hexlify",
          "binascii.b2a_hex",
          "codecs.encode" ->
          machine.decoders.call(path, arguments);
      default -> unpacked(path, text, arguments, site);
    };
  }

  private @Nullable Value unpacked(String path, Text text, Arguments arguments, Site site) {
    return switch (path) {
      case "html.unescape", "HTMLParser.unescape" -> unescaped(text);
      case "quopri.decodestring", "binascii.a2b_qp" ->
          text.isWhole()
              ? text.of(quoted(text.text()), text.taint().decodedBy("quoted-printable"))
              : null;
      case "ast.literal_eval" -> literal(text, site.frame());
      case "re.sub" -> substituted(arguments);
      default -> null;
    };
  }

  /// The words of a command of which nothing is known: a program and what follows.
  private static Items words(Value command) {
    Items words = new Items(Items.Shape.LIST, List.of(command), command.taint());
    words.open(Taint.NONE);
    return words;
  }

  /// A text with `&#…;` for characters.
  private static Text unescaped(Text text) {
    StringBuilder plain = new StringBuilder();
    String content = text.text();
    int at = 0;
    while (at < content.length()) {
      int end = content.startsWith("&#", at) ? content.indexOf(';', at) : -1;
      boolean hexadecimal = end > 0 && (content.charAt(at + 2) | 0x20) == 'x';
      BigInteger code =
          end > 0 && end - at < 10
              ? Numerals.integer(
                  content.substring(at + (hexadecimal ? 3 : 2), end), hexadecimal ? 16 : 10)
              : null;
      if (code != null && code.signum() > 0 && code.bitLength() < 21) {
        plain.appendCodePoint(Math.min(code.intValue(), Character.MAX_CODE_POINT));
        at = end + 1;
      } else {
        plain.append(content.charAt(at++));
      }
    }
    boolean same = plain.length() == content.length();
    return same ? text : text.of(plain.toString(), text.taint().decodedBy("character references"));
  }

  /// A text with `=XX` for bytes.
  private static String quoted(String content) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      BigInteger code =
          c == '=' && at + 2 < content.length()
              ? Numerals.integer(content.substring(at + 1, at + 3), 16)
              : null;
      if (code != null) {
        plain.append((char) code.intValue());
        at += 3;
      } else if (c == '=' && at + 1 < content.length() && content.charAt(at + 1) == '\n') {
        at += 2;
      } else {
        plain.append(c);
        at++;
      }
    }
    return plain.toString();
  }

  /// `Template(text).substitute(…)`.
  static @Nullable Value substituted(Thing template, Arguments arguments) {
    if (!(template.target() instanceof Text form)) {
      return null;
    }
    Map<String, Value> values = new HashMap<>(arguments.named());
    if (arguments.at(0) instanceof Table table) {
      values.putAll(table.named());
    }
    String text = form.text();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      String shown =
          entry.getValue() instanceof Text || entry.getValue() instanceof Value.Whole
              ? Effects.shown(entry.getValue())
              : String.valueOf(Text.HOLE);
      text = text.replace("${" + entry.getKey() + "}", shown).replace("$" + entry.getKey(), shown);
    }
    Taint taint = form.taint().plus(arguments.taint());
    return new Text(text, false, text.indexOf(Text.HOLE) < 0 ? taint : taint.with(Taint.PARTIAL));
  }

  /// `urlunparse(parts)`.
  @Nullable Value address(Value parts) {
    List<Value> all = machine.subscripts.iterate(parts);
    if (all == null || all.size() < 5) {
      return null;
    }
    String text =
        Effects.shown(all.get(0)) + "://" + Effects.shown(all.get(1)) + Effects.shown(all.get(2));
    return new Text(text, false, Contents.taint(parts));
  }

  private static Text joined(Text base, Text more) {
    return Addresses.isUrl(more.text()) ? more : Paths.join(base, more);
  }

  private static @Nullable Value substituted(Arguments arguments) {
    if (arguments.count() < 3
        || !(arguments.at(0) instanceof Text pattern)
        || !(arguments.at(1) instanceof Text with)
        || !(arguments.at(2) instanceof Text text)) {
      return null;
    }
    Predicate<Character> letters = CharacterClass.of(pattern.text());
    if (letters != null && text.isWhole() && text.length() < 1 << 20) {
      StringBuilder kept = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        boolean replaced = letters.test(text.text().charAt(i));
        kept.append(replaced ? with.text() : String.valueOf(text.text().charAt(i)));
      }
      return kept.length() > 1 << 21 ? null : text.of(kept.toString(), text.taint());
    }
    for (int i = 0; i < pattern.length(); i++) {
      if (".*+?[](){}|^$\\".indexOf(pattern.text().charAt(i)) >= 0) {
        return null;
      }
    }
    boolean small = pattern.length() > 0 && text.length() < 1 << 20 && with.length() < 64;
    return small ? text.of(text.text().replace(pattern.text(), with.text()), text.taint()) : null;
  }

  /// The value of a literal; other text is not evaluated.
  private @Nullable Value literal(Text text, Frame frame) {
    Module module = PythonParser.parse(Source.of(text.text()));
    boolean one = module.body().size() == 1;
    if (!one
        || !(module.body().getFirst() instanceof Statement.Evaluation statement)
        || !machine.meter.makeText(text.length() * 4L)) {
      return null;
    }
    return switch (statement.value()) {
      case Expression.Collection _,
          Expression.Dictionary _,
          Expression.Strings _,
          Expression.Numeral _ ->
          machine.expressions.evaluate(
              statement.value(), frame.executing(frame.origin.within(module, 0, "")));
      default -> null;
    };
  }
}
