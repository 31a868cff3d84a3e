package dev.assay.index.console;

import java.util.List;

/// For whom a page says what is offered.
///
/// @param policy the team whose policy holds for them; empty: everybody's
/// @param choices the teams that have policies of their own
record Perspective(String policy, List<String> choices) {}
