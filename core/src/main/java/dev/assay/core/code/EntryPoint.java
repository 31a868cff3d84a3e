package dev.assay.core.code;

import java.util.Locale;
import java.util.Set;

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

    static Role of(String group, String name) {
      String plain = plain(group);
      return switch (plain) {
        case "pytest11", "nose.plugins", "nose.plugins.0.10" -> TEST_RUNNER;
        case "egg_info.writers", "setuptools.installation" -> INSTALLER;
        case "distutils.commands" -> STANDARD.contains(plain(name)) ? INSTALLER : PROGRAM;
        default ->
            plain.startsWith("distutils.") || plain.startsWith("setuptools.") ? INSTALLER : PROGRAM;
      };
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /// The commands of setuptools that a build or an installation goes through: others run only when
  /// somebody asks for them by name.
  private static final Set<String> STANDARD =
      Set.of(
          "build",
          "build_py",
          "build_ext",
          "build_clib",
          "build_scripts",
          "install",
          "install_lib",
          "install_data",
          "install_headers",
          "install_scripts",
          "install_egg_info",
          "develop",
          "dist_info",
          "editable_wheel",
          "egg_info",
          "easy_install",
          "sdist",
          "bdist",
          "bdist_egg",
          "bdist_wheel",
          "clean");

  /// An entry point as written in a group under a name, without the extras behind it.
  static EntryPoint of(String group, String name, String written) {
    int end = written.indexOf('[');
    return new EntryPoint(
        Role.of(group, name),
        (end < 0 ? written : written.substring(0, end)).replace(" ", "").strip());
  }

  String module() {
    int colon = value.indexOf(':');
    return colon < 0 ? value : value.substring(0, colon);
  }

  boolean isFunction() {
    return value.indexOf(':') > 0;
  }
}
