package dev.assay.core.admission;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.NamePattern;
import dev.assay.core.project.distribution.FileForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the index's own policy says of an offer at a moment. What is published here is not asked
/// for its age.
public record Gate(IndexPolicy policy, Instant now) {

  /// The findings, in the order of the rules.
  public List<Finding> findings(Offer offer) {
    List<Finding> findings = new ArrayList<>();
    age(offer).ifPresent(findings::add);
    freeze(offer).ifPresent(findings::add);
    names(offer, findings);
    licence(offer).ifPresent(findings::add);
    score(offer).ifPresent(findings::add);
    publisher(offer).ifPresent(findings::add);
    changed(offer).ifPresent(findings::add);
    form(offer, findings);
    return findings.stream().map(offer::about).toList();
  }

  /// A file of which nobody can say what is in it.
  ///
  /// @param reason a lower-case phrase
  public static Finding notJudged(Offer offer, String reason) {
    return offer.about(
        AdmissionRules.NOT_JUDGED.at(
            offer.location(), "`%s` is not judged: %s".formatted(offer.file(), reason)));
  }

  /// A file that a person has rejected.
  public static Finding rejected(Offer offer, String who, String reason) {
    return offer.about(
        AdmissionRules.REJECTED
            .at(offer.location(), "`%s` was rejected by %s".formatted(offer.file(), who))
            .withEvidence(reason));
  }

  /// When the age alone no longer keeps an offer out; none where it does not.
  public Optional<Instant> oldEnough(Offer offer) {
    Instant moment = offer.since().plus(policy.minimumAge());
    boolean exempt =
        offer.origin() == Offer.Origin.HOSTED || (policy.exemptsFixes() && offer.mends());
    return exempt || !now.isBefore(moment) ? Optional.empty() : Optional.of(moment);
  }

  private Optional<Finding> age(Offer offer) {
    return oldEnough(offer)
        .map(
            moment ->
                AdmissionRules.TOO_YOUNG.at(
                    offer.location(),
                    "`%s` was %s %s ago; the policy asks for %s, which is on %s"
                        .formatted(
                            offer.file(),
                            offer.uploaded().isPresent() ? "published" : "first seen",
                            shown(Duration.between(offer.since(), now)),
                            shown(policy.minimumAge()),
                            moment)));
  }

  private static String shown(Duration duration) {
    if (duration.isNegative()) {
      return "0 minutes";
    }
    if (duration.toHours() >= 48) {
      return duration.toDays() + " days";
    }
    return duration.toMinutes() >= 120
        ? duration.toHours() + " hours"
        : duration.toMinutes() + " minutes";
  }

  private Optional<Finding> freeze(Offer offer) {
    return policy
        .freeze()
        .filter(freeze -> !offer.since().isBefore(freeze))
        .filter(_ -> offer.origin() == Offer.Origin.PROXIED)
        .map(
            freeze ->
                AdmissionRules.AFTER_FREEZE.at(
                    offer.location(),
                    "`%s` was published on %s, after the freeze of %s"
                        .formatted(offer.file(), offer.since(), freeze)));
  }

  private void names(Offer offer, List<Finding> findings) {
    policy.deny().stream()
        .filter(pattern -> pattern.matches(offer.project(), offer.version()))
        .findFirst()
        .ifPresent(
            pattern ->
                findings.add(
                    AdmissionRules.DENIED_NAME.at(
                        offer.location(), "the policy denies `%s`".formatted(pattern))));
    if (!policy.allow().isEmpty() && !isAllowed(offer)) {
      findings.add(
          AdmissionRules.NAME_NOT_ALLOWED.at(
              offer.location(),
              "`%s` %s is not among what the policy allows"
                  .formatted(offer.project(), offer.version())));
    }
  }

  private boolean isAllowed(Offer offer) {
    for (NamePattern pattern : policy.allow()) {
      if (pattern.matches(offer.project(), offer.version())) {
        return true;
      }
    }
    return false;
  }

  private Optional<Finding> licence(Offer offer) {
    if (offer.licences().isEmpty()) {
      return Optional.empty();
    }
    List<String> stated = offer.licences().get();
    String shown = stated.isEmpty() ? "none" : String.join(", ", stated);
    boolean denied = stated.stream().anyMatch(licence -> isAmong(licence, policy.denyLicences()));
    boolean unknown =
        !policy.allowLicences().isEmpty()
            && stated.stream().noneMatch(licence -> isAmong(licence, policy.allowLicences()));
    return denied || unknown
        ? Optional.of(
            AdmissionRules.LICENCE_NOT_ALLOWED.at(
                offer.location(), "the licence of `%s` is %s".formatted(offer.project(), shown)))
        : Optional.empty();
  }

  /// An SPDX id names itself as a word of an expression; `GPL-3.0` is no part of `LGPL-3.0`.
  private static boolean isAmong(String licence, List<String> listed) {
    List<String> words = List.of(licence.toLowerCase(Locale.ROOT).split("[\\s()]+", -1));
    return listed.stream()
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .anyMatch(entry -> words.contains(entry) || entry.equals(licence.toLowerCase(Locale.ROOT)));
  }

  private Optional<Finding> score(Offer offer) {
    return offer
        .score()
        .filter(score -> policy.mostScore().isPresent() && score > policy.mostScore().getAsDouble())
        .map(
            score ->
                AdmissionRules.SCORE_ABOVE_LIMIT.at(
                    offer.location(),
                    "the score is %s; the policy's limit is %s"
                        .formatted(score, policy.mostScore().getAsDouble())));
  }

  private Optional<Finding> publisher(Offer offer) {
    for (IndexPolicy.Attested attested : policy.attested()) {
      if (attested.project().matches(offer.project(), offer.version())) {
        boolean proved =
            offer.publisher().filter(who -> isLike(who, attested.publisher())).isPresent();
        return proved
            ? Optional.empty()
            : Optional.of(
                AdmissionRules.PUBLISHER_NOT_PROVED.at(
                    offer.location(),
                    "`%s` must be published by `%s`; its attestations prove %s"
                        .formatted(
                            offer.file(),
                            attested.publisher(),
                            offer.publisher().map(who -> "`" + who + "`").orElse("nobody"))));
      }
    }
    return Optional.empty();
  }

  private static boolean isLike(String publisher, String pattern) {
    return pattern.endsWith("*")
        ? publisher.startsWith(pattern.substring(0, pattern.length() - 1))
        : publisher.equals(pattern);
  }

  private static void form(Offer offer, List<Finding> findings) {
    if (offer.form().kind() == FileForm.Kind.OLD) {
      findings.add(
          AdmissionRules.OLD_FORMAT.at(
              offer.location(),
              "`%s` is neither a wheel nor a source distribution".formatted(offer.file())));
    }
    if (offer.form().version().isEmpty()) {
      findings.add(
          AdmissionRules.VERSION_UNKNOWN.at(
              offer.location(),
              "the name `%s` tells no version of `%s`".formatted(offer.file(), offer.project())));
    }
  }

  private static Optional<Finding> changed(Offer offer) {
    return offer
        .earlier()
        .map(
            earlier ->
                AdmissionRules.CHANGED_DIGEST.at(
                    offer.location(),
                    "`%s` had the sha256 %s before and has %s now"
                        .formatted(offer.file(), earlier, offer.sha256().orElse("none"))));
  }
}
