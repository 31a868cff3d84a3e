package dev.assay.index.console;

import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import java.util.List;
import java.util.Optional;

/// What stands around every page.
///
/// @param section the entry of the menu that it belongs to, possibly empty
/// @param csrf what its forms carry, empty when nobody has logged in
/// @param notice what came of the last deed
record Frame(
    String title,
    String section,
    Caller caller,
    String csrf,
    Assets assets,
    Optional<String> notice) {

  /// An entry of the menu.
  record Entry(String label, String path, String key, boolean current) {}

  List<Entry> menu() {
    return Menu.ALL.stream()
        .filter(entry -> caller.may(entry.permission()))
        .map(
            entry ->
                new Entry(entry.label(), entry.path(), entry.key(), entry.label().equals(section)))
        .toList();
  }

  /// Whether somebody has logged in.
  boolean isKnown() {
    return !csrf.isEmpty();
  }

  /// Whether the visitor may decide on files and waivers.
  boolean reviews() {
    return isKnown() && caller.may(Permission.REVIEW);
  }

  /// Whether the visitor may change tokens, names, webhooks and the policy.
  boolean administers() {
    return isKnown() && caller.may(Permission.ADMIN);
  }

  /// The menu of whoever may do everything.
  private record Menu(String label, String path, String key, Permission permission) {
    static final List<Menu> ALL =
        List.of(
            new Menu("Dashboard", "/console/", "1", Permission.READ),
            new Menu("Queue", "/console/queue", "2", Permission.READ),
            new Menu("Projects", "/console/projects", "3", Permission.READ),
            new Menu("Traffic", "/console/traffic", "4", Permission.READ),
            new Menu("Waivers", "/console/waivers", "5", Permission.READ),
            new Menu("Policy", "/console/policy", "6", Permission.READ),
            new Menu("Names", "/console/names", "0", Permission.READ),
            new Menu("Tokens", "/console/tokens", "7", Permission.ADMIN),
            new Menu("Log", "/console/log", "8", Permission.ADMIN),
            new Menu("Webhooks", "/console/webhooks", "9", Permission.ADMIN));
  }
}
