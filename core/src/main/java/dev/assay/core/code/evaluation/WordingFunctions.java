package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import org.jspecify.annotations.Nullable;

/// Functions of the library that make text of text.
final class WordingFunctions {
  private final Machine machine;

  WordingFunctions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String path, Arguments arguments, Site site) {
    if (!(arguments.at(0) instanceof Text text)) {
      return null;
    }
    return switch (path) {
      case "shlex.quote",
          "textwrap.dedent",
          "inspect.cleandoc",
          "urllib.parse.quote",
          "urllib.parse.quote_plus",
          "html.unescape",
          "sys.intern",
          "string.Template" ->
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
      case "ast.literal_eval" -> literal(text, site.frame());
      case "re.sub" -> substituted(arguments);
      default -> null;
    };
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
