package dev.assay.core.code.evaluation;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.python.Module;
import dev.assay.core.python.Names;
import dev.assay.core.python.Source;
import java.util.ArrayList;
import java.util.List;

/// The text that code stands in.
///
/// @param names the names that stand in it
/// @param line the line of the artifact's file that the text was found at, or 0 where it is the
///   file itself
/// @param trail how one comes to the text
/// @param layer how many texts it is nested in
record Origin(String file, Source source, Names names, int line, List<String> trail, int layer) {
  /// How a step of a trail begins that quotes the text of the layer before it.
  private static final String EXCERPT = "text: ";

  private static final int QUOTED = 400;

  Location at(int offset) {
    return new Location(file, line > 0 ? line : source.line(offset));
  }

  /// The origin of a text found at an offset of this one.
  Origin within(Module text, int offset, String how) {
    List<String> longer = new ArrayList<>(trail);
    Location place = at(offset);
    longer.add("layer " + (layer + 1) + " of " + place + how);
    Source source = text.source();
    longer.add(EXCERPT + Evidence.of(source.slice(0, Math.min(source.length(), QUOTED))));
    return new Origin(file, source, text.names(), place.line(), longer, layer + 1);
  }
}
