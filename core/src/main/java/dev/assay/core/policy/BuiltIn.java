package dev.assay.core.policy;

import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import java.util.Set;

/// What holds where no policy says otherwise: which rules deny and which hold, when they are sure.
final class BuiltIn {
  /// The rules that deny when they are sure, hold when it is likely, and else warn.
  static final Set<String> DENY =
      Set.of(
          "known-malware",
          "changed-digest",
          "denied-name",
          "rejected",
          "attestation-invalid",
          "quarantined-project",
          "back-door",
          "bare-address",
          "browser-store-theft",
          "ci-token-theft",
          "clipboard-hijack",
          "credential-theft",
          "data-payload",
          "decoded-execution",
          "defence-evasion",
          "destruction",
          "disguised-request",
          "dropped-and-run",
          "environment-exfiltration",
          "exfiltration-service",
          "file-theft",
          "gained-hidden-act",
          "gained-theft",
          "foreign-runtime",
          "hidden-behaviour",
          "hidden-code",
          "host-profiling",
          "import-time-process",
          "install-time-network",
          "install-time-process",
          "key-logging",
          "miner",
          "native-payload",
          "persistence",
          "process-memory-reading",
          "remote-control",
          "remote-execution",
          "reverse-shell",
          "screen-spying",
          "secret-hoard",
          "secret-parameter-theft",
          "self-propagation",
          "staged-install",
          "start-time-code",
          "suspicious-command",
          "wallet-theft");

  /// The rules that hold when they are sure or when it is likely, and else warn.
  static final Set<String> HOLD =
      Set.of(
          "known-exploited",
          "after-freeze",
          "licence-not-allowed",
          "name-not-allowed",
          "not-judged",
          "old-format",
          "version-unknown",
          "publisher-not-proved",
          "score-above-limit",
          "too-young",
          "expired-allowance",
          "attestation-lost",
          "project-recreated",
          "publisher-changed",
          "ref-not-a-tag",
          "archive-differential",
          "gained-early-act",
          "gained-import-act",
          "gained-requirement",
          "import-time-network",
          "obfuscated-form",
          "pickle-code",
          "sibling-difference",
          "unknown-remainder",
          "unlocked-ability");

  private BuiltIn() {}

  static Action actionFor(Finding finding) {
    if (finding.confidence() == Confidence.LOW) {
      return Action.WARN;
    }
    if (DENY.contains(finding.rule().id())) {
      return finding.confidence() == Confidence.HIGH ? Action.DENY : Action.HOLD;
    }
    return HOLD.contains(finding.rule().id()) ? Action.HOLD : Action.WARN;
  }
}
