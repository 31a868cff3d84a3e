package dev.assay.index.http;

import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Listing;
import dev.assay.index.page.Form;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What a listing comes to on its page, found out once and not at each request.
///
/// @param url where clients find the index, where that is known
/// @param blocked why nothing of it is offered
/// @param hidden the first reason why something of it is not offered
/// @param pages as they are sent, made when first asked for
record Shown(
    Listing listing,
    Optional<URI> url,
    Optional<Standing.Refused> blocked,
    Optional<Standing.Refused> hidden,
    Map<Form, Rendered> pages) {

  /// What a listing comes to; pages made before of one that shows the same are kept.
  static Shown of(Listing listing, @Nullable Shown before, Optional<URI> url) {
    if (before != null && before.isOf(listing)) {
      return before;
    }
    Optional<Standing.Refused> hidden =
        listing.entries().stream()
            .map(Listing.Entry::standing)
            .filter(Standing.Refused.class::isInstance)
            .map(Standing.Refused.class::cast)
            .findFirst();
    boolean same = before != null && isSame(before.listing(), listing);
    return new Shown(
        listing,
        url,
        listing.blocked(),
        hidden,
        same && before != null ? before.pages() : new ConcurrentHashMap<>());
  }

  @SuppressWarnings("ReferenceEquality") // whether it is equal is a long question
  boolean isOf(Listing other) {
    return listing == other;
  }

  @SuppressWarnings("ReferenceEquality") // a page that was fetched again is another one
  private static boolean isSame(Listing one, Listing other) {
    List<Listing.Entry> entries = one.entries();
    if (one.page() != other.page() || entries.size() != other.entries().size()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      Listing.Entry twin = other.entries().get(i);
      if (!entries.get(i).file().equals(twin.file())
          || entries.get(i).standing().isShown() != twin.standing().isShown()) {
        return false;
      }
    }
    return true;
  }

  /// How much memory its pages may take, roughly: about one for each file in two forms.
  int kibibytes() {
    return 1 + listing.entries().size();
  }

  Rendered page(Form form) {
    Rendered known = pages.get(form);
    return known != null ? known : pages.computeIfAbsent(form, it -> Rendered.of(listing, it, url));
  }
}
