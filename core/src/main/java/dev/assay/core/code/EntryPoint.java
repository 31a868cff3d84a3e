package dev.assay.core.code;

import java.util.Locale;

/// A name by which other programs find code of a distribution: `module`, or `module:function`.
///
/// @param role who looks for it, by the group that it stands in
record EntryPoint(Role role, String value) {
  /// Who loads an entry point, and so when its code runs.
  enum Role {
    /// A command that a user starts, or a plug-in of a program: `console_scripts` and most others.
    PROGRAM,
    /// Setuptools, whenever it builds or installs any project where the distribution is installed.
    INSTALLER,
    /// A test runner, whenever it starts in an environment: as if each test imported it.
    TEST_RUNNER;

    static Role of(String group) {
      String plain = group.strip().toLowerCase(Locale.ROOT).replace('-', '_');
      return switch (plain) {
        case "pytest11", "nose.plugins", "nose.plugins.0.10" -> TEST_RUNNER;
        case "egg_info.writers", "setuptools.installation" -> INSTALLER;
        // Commands run when somebody builds another project by them.
        case "distutils.commands" -> PROGRAM;
        default ->
            plain.startsWith("distutils.") || plain.startsWith("setuptools.") ? INSTALLER : PROGRAM;
      };
    }
  }

  /// An entry point as written in a group under a name, without the extras behind it.
  static EntryPoint of(String group, String written) {
    int end = written.indexOf('[');
    return new EntryPoint(
        Role.of(group), (end < 0 ? written : written.substring(0, end)).replace(" ", "").strip());
  }

  String module() {
    int colon = value.indexOf(':');
    return colon < 0 ? value : value.substring(0, colon);
  }

  boolean isFunction() {
    return value.indexOf(':') > 0;
  }
}
