package dev.assay.core.verdict;

import dev.assay.core.finding.Finding;

/// What the policy makes of one finding, and the reason in a phrase.
public record Decision(Finding finding, Verdict verdict, String reason) {}
