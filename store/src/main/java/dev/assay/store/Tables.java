package dev.assay.store;

import java.util.List;

/// The tables of a backup, each after those it refers to. Leases are of running nodes and stay out.
final class Tables {
  static final List<String> ALL =
      List.of(
          "blobs",
          "hosted_projects",
          "hosted_files",
          "tombstones",
          "upstream_pages",
          "sightings",
          "upstream_files",
          "stored_facts",
          "judgements",
          "admitted_files",
          "reviews",
          "waivers",
          "publisher_pins",
          "attested_versions",
          "provenances",
          "attestation_verdicts",
          "project_sights",
          "users",
          "teams",
          "team_members",
          "tokens",
          "claims",
          "audit_log",
          "traffic",
          "incidents",
          "webhooks",
          "deliveries",
          "settings");

  /// Those whose `id` the database gives.
  static final List<String> NUMBERED =
      List.of("reviews", "waivers", "traffic", "incidents", "webhooks", "deliveries");

  private Tables() {}
}
