package dev.assay.core.project.environment;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Joins what conda recorded in `conda-meta` with the distributions that were found.
///
/// A record lends the distributions in it their channel and tells which were asked for; a Python
/// package without a distribution in it stands under its conda name. Other packages (compilers,
/// libraries, Python itself) have no advisories in the Python index: they are counted as unchecked.
final class CondaRecords {
  private static final int NAMED = 5;

  private final Findings findings;
  private final String prefix;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> others = new ArrayList<>();

  CondaRecords(Findings findings, String root) {
    this.findings = findings;
    this.prefix = root.isEmpty() ? "" : root + "/";
    List<Distribution> found = findings.distributions();
    for (int i = 0; i < found.size(); i++) {
      places.put(found.get(i).home(), i);
    }
  }

  void join() {
    String folder = prefix + "conda-meta";
    for (Entry entry : findings.tree().list(folder)) {
      if (entry.name().endsWith(".json")) {
        read(entry);
      }
    }
    if (!others.isEmpty()) {
      findings.add(
          Unchecked.of(
                  others.size() + " conda packages that are not Python",
                  "advisories for Python packages do not cover them (" + names() + ")",
                  findings.at(folder))
              .withHint("audit them with a tool that knows conda or the system"));
    }
  }

  private String names() {
    List<String> first = others.subList(0, Math.min(NAMED, others.size()));
    return "`" + String.join("`, `", first) + (others.size() > NAMED ? "`, …" : "`");
  }

  private void read(Entry file) {
    Location source = findings.at(file.path());
    switch (findings.tree().read(file.path())) {
      case Content.Bytes(byte[] bytes) -> read(file, Documents.json(bytes));
      case Content.Absent() -> uncheck(file, "a link that leads nowhere", source);
      case Content.Refused(String reason) -> uncheck(file, reason, source);
    }
  }

  private void read(Entry file, Documents.Reading reading) {
    Location source = findings.at(file.path());
    switch (reading) {
      case Documents.Reading.Broken(String reason, int line) ->
          uncheck(file, reason, new Location(source.file(), line));
      case Documents.Reading.Parsed(Node root) ->
          CondaPackage.of(root)
              .ifPresentOrElse(
                  found -> join(found, source),
                  () -> uncheck(file, "it has no `name` or no `version`", source));
    }
  }

  private void join(CondaPackage found, Location source) {
    if (!found.python()) {
      others.add(found.name());
      return;
    }
    boolean lent = false;
    for (String home : found.homes()) {
      Integer place = places.get(prefix + home);
      if (place != null) {
        lend(found, place);
        lent = true;
      }
    }
    if (!lent) {
      addUnderCondaName(found, source);
    }
  }

  private void lend(CondaPackage found, int place) {
    Distribution distribution = findings.distributions().get(place);
    Dependency known = distribution.dependency().withPin(Pin.FOUND).withOrigin(found.channel());
    findings
        .distributions()
        .set(place, new Distribution(reached(found, known), distribution.home(), true));
  }

  private static Dependency reached(CondaPackage found, Dependency dependency) {
    return found.requested() ? dependency.withReach(Reach.DIRECT) : dependency;
  }

  /// What pip replaced since is recorded by conda still, under the name of what took its place.
  private void addUnderCondaName(CondaPackage found, Location source) {
    Optional<PackageName> name = PackageName.parse(found.name());
    if (name.isEmpty()) {
      others.add(found.name());
      return;
    }
    for (Distribution distribution : findings.distributions()) {
      if (distribution.dependency().name().equals(name.get())) {
        return;
      }
    }
    Dependency dependency =
        MetadataFile.installed(name.get(), found.version(), source, List.of())
            .withOrigin(found.channel());
    findings.add(new Distribution(reached(found, dependency), source.file(), true));
  }

  private void uncheck(Entry file, String reason, Location source) {
    findings.add(Unchecked.of(file.name(), reason, source).withHint("install the package again"));
  }
}
