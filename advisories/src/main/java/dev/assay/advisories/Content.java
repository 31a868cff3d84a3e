package dev.assay.advisories;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What an index was made of and what became of it.
///
/// @param sha256 of the bytes it was made of, hexadecimal
/// @param date the newest publication in it; empty where no record has one
/// @param entries how many live entries it holds: records of advisories, or CVEs
/// @param withdrawn how many records were left out because they are withdrawn
/// @param elsewhere how many were left out because they concern no package for Python
/// @param malformed how many records were left out, or lost a part, because they cannot be read
/// @param complaints the first of these by name, with the reason
/// @param notice whose data it is
public record Content(
    String sha256,
    Optional<LocalDate> date,
    int entries,
    int withdrawn,
    int elsewhere,
    int malformed,
    List<String> complaints,
    String notice) {
  public Content {
    complaints = List.copyOf(complaints);
  }

  void write(Encoder out) {
    out.text(sha256);
    Days.write(out, date);
    out.number(entries);
    out.number(withdrawn);
    out.number(elsewhere);
    out.number(malformed);
    out.number(complaints.size());
    complaints.forEach(out::text);
    out.text(notice);
  }

  static Content read(Decoder in) {
    String sha256 = in.text();
    Optional<LocalDate> date = Days.read(in);
    int entries = in.number();
    int withdrawn = in.number();
    int elsewhere = in.number();
    int malformed = in.number();
    String[] complaints = new String[in.number()];
    for (int i = 0; i < complaints.length; i++) {
      complaints[i] = in.text();
    }
    return new Content(
        sha256, date, entries, withdrawn, elsewhere, malformed, List.of(complaints), in.text());
  }
}
