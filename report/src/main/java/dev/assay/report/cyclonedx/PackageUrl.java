package dev.assay.report.cyclonedx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.project.Dependency;
import java.util.HexFormat;

/// The package URL of a release (ECMA-427): `pkg:pypi/torch@2.1.0%2Bcu118`.
final class PackageUrl {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PackageUrl() {}

  static String of(Dependency dependency) {
    StringBuilder out = new StringBuilder("pkg:pypi/").append(dependency.name().normalized());
    out.append('@');
    for (byte b : dependency.version().getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
