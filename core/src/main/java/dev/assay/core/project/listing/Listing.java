package dev.assay.core.project.listing;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.References;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.Urls;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import dev.assay.core.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Gathers what one file written by hand asks for, and makes an [Input] of it: pins and links are
/// dependencies, everything else that was asked for is named as unchecked. Takes 200,000 things at
/// most; the rest is named as a whole.
public final class Listing {
  private final InputKind kind;
  private final String shown;
  private final List<Ask> asks = new ArrayList<>();
  private final Map<PackageName, List<Ask>> constraints = new HashMap<>();
  private final Map<PackageName, Set<PackageName>> edges = new HashMap<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Notes notes;

  /// @param shown the file as the user would name it
  public Listing(InputKind kind, String shown) {
    this.kind = kind;
    this.shown = shown;
    this.notes = new Notes(shown);
  }

  /// The file as the user would name it.
  public String shown() {
    return shown;
  }

  /// A line of the file itself; 0 for the whole of it.
  public Location line(int line) {
    return new Location(shown, line);
  }

  /// Takes a requirement by PEP 508, or a link as pip writes it without a name.
  public void ask(String text, Location source, UnaryOperator<Ask> how) {
    read(text, source).map(how).ifPresent(asks::add);
  }

  /// Takes the requirements of a list in a document.
  public void askAll(List<Node> requirements, UnaryOperator<Ask> how) {
    for (Node node : requirements) {
      Location source = line(node.line());
      node.asText()
          .ifPresentOrElse(
              text -> ask(text, source, how),
              () -> unchecked(shown, "a requirement is no text", source));
    }
  }

  /// Takes a constraint: it fixes the version of what is asked for elsewhere and asks for nothing.
  public void constrain(String text, Location source, UnaryOperator<Ask> how) {
    read(text, source)
        .map(how)
        .filter(Ask::isFirm)
        .ifPresent(
            ask ->
                constraints
                    .computeIfAbsent(ask.requirement().name(), _ -> new ArrayList<>())
                    .add(ask));
  }

  /// Notes that one distribution needs another.
  public void edge(PackageName parent, PackageName child) {
    if (notes.hasRoom()) {
      edges.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(child);
    }
  }

  /// Notes something that is no dependency; credentials are removed from the detail.
  public void remark(Remark.Kind remarked, String detail, Location source) {
    notes.remark(remarked, detail, source, Optional.empty());
  }

  /// Notes an index that is asked, as `INDEX` or `EXTRA_INDEX`, and how it is reached.
  public void index(Remark.Kind remarked, String url, Location source) {
    variables(url, source);
    remark(remarked, url, source);
    if (Urls.isInsecure(url)) {
      remark(Remark.Kind.INSECURE_TRANSPORT, url, source);
    }
  }

  /// Notes something that could not be audited; credentials are removed from it.
  public void unchecked(String what, String why, Location source) {
    notes.unchecked(Unchecked.of(Notes.shortened(Urls.withoutCredentials(what)), why, source));
  }

  /// Notes something that could not be audited, which holds no credentials.
  public void unchecked(Unchecked thing) {
    notes.unchecked(thing);
  }

  private Optional<Ask> read(String text, Location source) {
    if (!notes.hasRoom()) {
      return Optional.empty();
    }
    variables(text, source);
    String clean = Urls.withoutCredentials(text.strip());
    if (Link.isLink(clean)) {
      return nameless(NamelessLink.read(clean), source);
    }
    return parsed(clean, clean, source);
  }

  private Optional<Ask> nameless(NamelessLink line, Location source) {
    if (line.link().isFolder()) {
      folder(line.link().target(), source);
      return Optional.empty();
    }
    Optional<String> named = line.requirement();
    if (named.isEmpty()) {
      unchecked(
          Unchecked.of(
                  Notes.shortened(line.link().written()),
                  "the link does not tell what it brings",
                  source)
              .withHint("write it as `name @ url`"));
      return Optional.empty();
    }
    return parsed(named.get(), line.link().written(), source);
  }

  private Optional<Ask> parsed(String text, String what, Location source) {
    return switch (Requirement.read(text)) {
      case Requirement.Reading.Parsed(Requirement requirement) ->
          Optional.of(Ask.of(requirement, source));
      case Requirement.Reading.Broken(String reason) -> {
        unchecked(Unchecked.of(Notes.shortened(what), reason, source));
        yield Optional.empty();
      }
    };
  }

  private void folder(String path, Location source) {
    unchecked(
        Unchecked.of(
                Notes.shortened(path), "what the folder asks for is not read from here", source)
            .withHint("name the folder to `assay audit` as well"));
  }

  /// Names the environment variables of a text, which stay as they are.
  public void variables(String text, Location source) {
    int start = text.indexOf("${");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        return;
      }
      remark(Remark.Kind.VARIABLE, text.substring(start, end + 1), source);
      start = text.indexOf("${", end);
    }
  }

  /// Everything taken so far; constraints hold what is asked for without a version.
  public Input input() {
    for (Ask ask : asks) {
      if (ask.isFirm()) {
        add(ask);
      } else {
        addOpen(ask);
      }
    }
    return new Input(
        shown, kind, Input.projectOf(shown), dependencies, notes.remarks(), notes.unchecked());
  }

  private void addOpen(Ask ask) {
    List<Ask> holding = constraints.getOrDefault(ask.requirement().name(), List.of());
    if (holding.isEmpty()) {
      notes.unchecked(
          Unchecked.unpinned(ask.requirement().name(), Notes.shortened(ask.line()), ask.source()));
    }
    for (Ask constraint : holding) {
      if (!notes.hasRoom()) {
        return;
      }
      add(ask.heldBy(constraint));
    }
  }

  private void add(Ask ask) {
    Requirement requirement = ask.requirement();
    if (requirement.url().isPresent()) {
      addLink(ask, Link.read(requirement.url().get()));
    } else {
      add(ask.dependency(requirement.specifiers().pin().orElseThrow()));
    }
  }

  private void add(Dependency dependency) {
    Set<PackageName> needed = edges.get(dependency.name());
    dependencies.add(needed == null ? dependency : dependency.withRequires(List.copyOf(needed)));
  }

  private void addLink(Ask ask, Link link) {
    PackageName name = ask.requirement().name();
    if (link.isFolder()) {
      folder(name + " @ " + link.target(), ask.source());
      return;
    }
    Optional<String> fragment = References.hash(link.written());
    List<String> hashes = new ArrayList<>(ask.hashes());
    fragment.filter(hash -> !hashes.contains(hash)).ifPresent(hashes::add);
    LinkedVersion version = LinkedVersion.of(link, name);
    Pin pin = hashes.isEmpty() ? References.pin(link.written()) : Pin.HASHED;
    add(ask.withHashes(hashes).from(link.target()).dependency(version.text()).withPin(pin));
    remarkLink(link, pin, name, ask.source());
    if (!version.known() && Version.parse(version.text()).isPresent()) {
      unchecked(Unchecked.of(name + " " + version.text(), "its version is not told", ask.source()));
    }
  }

  private void remarkLink(Link link, Pin pin, PackageName name, Location source) {
    if (pin == Pin.MUTABLE && link.form() != Link.Form.PATH) {
      notes.remark(Remark.Kind.MUTABLE_REFERENCE, link.written(), source, Optional.of(name));
    }
    if (Urls.isInsecure(link.target())) {
      notes.remark(Remark.Kind.INSECURE_TRANSPORT, link.target(), source, Optional.of(name));
    }
  }
}
