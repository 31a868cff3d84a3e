package dev.assay.report.text;

import dev.assay.core.artifact.Location;
import dev.assay.report.view.Phrases;
import java.util.List;
import java.util.stream.Collectors;

/// Places in the section of a project, as seen from its folder, which the section names.
final class Places {
  private static final int MOST_SHOWN = 3;

  private Places() {}

  static String list(List<Location> places, String project) {
    String shown =
        places.stream()
            .limit(MOST_SHOWN)
            .map(place -> within(project, place.toString()))
            .collect(Collectors.joining(", "));
    int more = places.size() - MOST_SHOWN;
    return more > 0 ? shown + " and " + Phrases.count(more, "place", "places") + " more" : shown;
  }

  private static String within(String project, String place) {
    boolean inside = place.startsWith(project) && place.startsWith("/", project.length());
    return inside ? place.substring(project.length() + 1) : place;
  }
}
