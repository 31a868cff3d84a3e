package dev.assay.index.console;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A member of what was noted as a JSON object.
record Member(String name, String value) {
  /// The members of an object; text that is none stands by itself.
  static List<Member> of(String json) {
    if (Documents.json(json.getBytes(StandardCharsets.UTF_8))
            instanceof Documents.Reading.Parsed(Node root)
        && root instanceof Node.Table) {
      List<Member> members = new ArrayList<>();
      root.members().forEach((name, value) -> members.add(member(name, value)));
      return List.copyOf(members);
    }
    return List.of(new Member("", json));
  }

  private static Member member(String name, Node value) {
    OptionalLong number = value.asLong();
    return new Member(
        name,
        name.equals("expires") && number.isPresent()
            ? Moment.of(number.getAsLong(), Instant.EPOCH).text()
            : shown(value));
  }

  private static String shown(Node value) {
    return switch (value) {
      case Node.Text(String text, _) -> text;
      case Node.Numeral(String number, _) -> number;
      case Node.Bool(boolean is, _) -> is ? "yes" : "no";
      case Node.Null _ -> "none";
      case Node.Array(List<Node> elements, _) ->
          String.join(", ", elements.stream().map(Member::shown).toList());
      case Node.Table _ -> "…";
    };
  }
}
