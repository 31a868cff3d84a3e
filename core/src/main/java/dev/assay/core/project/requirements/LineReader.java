package dev.assay.core.project.requirements;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Hashes;
import dev.assay.core.project.Remark;
import dev.assay.core.project.listing.Ask;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads the lines of one requirements or constraints file.
final class LineReader {
  private final Included included;
  private final Listing listing;
  private final Place place;
  private final boolean constraints;
  private final Reach unannotated;

  /// @param unannotated how a line without annotation is reached
  LineReader(
      Included included, Listing listing, Place place, boolean constraints, Reach unannotated) {
    this.included = included;
    this.listing = listing;
    this.place = place;
    this.constraints = constraints;
    this.unannotated = unannotated;
  }

  void read(LogicalLine line) {
    Location source = new Location(place.shown(), line.number());
    if (line.tooLong()) {
      listing.unchecked(place.shown(), "the line is longer than 1 MiB", source);
      return;
    }
    Optional<String> editable = editable(line.text());
    if (editable.isPresent()) {
      requirement(editable.get(), line, source);
    } else if (line.text().startsWith("-")) {
      options(line.text(), source);
    } else {
      requirement(line.text(), line, source);
    }
  }

  private static Optional<String> editable(String text) {
    for (String option : List.of("--editable=", "--editable ", "-e")) {
      if (text.startsWith(option)) {
        return Optional.of(unquoted(text.substring(option.length()).strip()));
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.indexOf(text.charAt(0), 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void requirement(String text, LogicalLine line, Location source) {
    int start = optionsStart(text);
    List<String> hashes = start < text.length() ? hashes(text.substring(start), source) : List.of();
    Optional<Annotation> annotation = Annotation.read(line.comments());
    UnaryOperator<Ask> how =
        ask -> {
          annotation.ifPresent(found -> edges(found, ask.requirement()));
          return ask.withHashes(hashes).reached(reach(annotation));
        };
    if (constraints) {
      listing.constrain(text.substring(0, start), source, how);
    } else {
      listing.ask(text.substring(0, start), source, how);
    }
  }

  /// Where the first word begins that has a dash before it: what precedes may be a marker, whose
  /// quotes must stay.
  private static int optionsStart(String text) {
    for (int i = 1; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      if (text.charAt(i) == '-' && (before == ' ' || before == '\t')) {
        return i;
      }
    }
    return text.length();
  }

  private List<String> hashes(String text, Location source) {
    Options options = Options.read(text);
    faults(options, source);
    List<String> hashes = new ArrayList<>();
    for (String written : options.values(PipOption.HASH)) {
      Optional<String> hash = Hashes.read(written);
      if (hash.isPresent()) {
        hashes.add(hash.get());
      } else {
        listing.unchecked("--hash=" + written, "it is no hash that pip accepts", source);
      }
    }
    return hashes;
  }

  private Reach reach(Optional<Annotation> annotation) {
    return annotation
        .map(found -> found.direct() ? Reach.DIRECT : Reach.TRANSITIVE)
        .orElse(unannotated);
  }

  private void edges(Annotation annotation, Requirement child) {
    for (PackageName parent : annotation.parents()) {
      listing.edge(parent, child.name());
    }
  }

  private void options(String text, Location source) {
    Options options = Options.read(text);
    faults(options, source);
    for (Options.Given given : options.given()) {
      option(given.option(), given.value(), source);
    }
  }

  private void faults(Options options, Location source) {
    for (Options.Fault fault : options.faults()) {
      listing.unchecked(fault.what(), fault.why(), source);
    }
  }

  private void option(PipOption option, String value, Location source) {
    switch (option) {
      case REQUIREMENT -> included.file(place, value, false, source);
      case CONSTRAINT -> included.file(place, value, true, source);
      case EDITABLE -> listing.ask(value, source, ask -> ask);
      case INDEX_URL -> listing.index(Remark.Kind.INDEX, value, source);
      case EXTRA_INDEX_URL -> listing.index(Remark.Kind.EXTRA_INDEX, value, source);
      case FIND_LINKS -> included.findLinks(value, source);
      case NO_INDEX -> included.withoutIndex();
      case TRUSTED_HOST ->
          listing.remark(Remark.Kind.INSECURE_TRANSPORT, "--trusted-host " + value, source);
      case HASH -> listing.unchecked("--hash=" + value, "it belongs to no requirement", source);
      case NO_BINARY,
          ONLY_BINARY,
          USE_FEATURE,
          GLOBAL_OPTION,
          INSTALL_OPTION,
          CONFIG_SETTINGS,
          PREFER_BINARY,
          REQUIRE_HASHES,
          PRE,
          ALL_RELEASES,
          ONLY_FINAL -> {
        // These choose among files of one version and change nothing that is audited.
      }
    }
  }
}
