# Finds a JDK 25 and sets JAVA_HOME; sourced by ./assay and ./verify.
# Order: ASSAY_JAVA_HOME, JAVA_HOME, PATH, the usual folders, SDKMAN.

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] \
    && grep -q '^JAVA_VERSION="2[5-9]' "$1/release"
}

find_jdk() {
  local candidate on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  if [ -n "${ASSAY_JAVA_HOME:-}" ] && ! is_jdk_25 "$ASSAY_JAVA_HOME"; then
    echo "assay: ASSAY_JAVA_HOME is no JDK 25, looking elsewhere" >&2
  fi
  for candidate in "${ASSAY_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/*25* /opt/java/*25* /opt/jdk*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "${HOME:-}"/.jdks/*25* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/25*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  echo "assay: no JDK 25 found" >&2
  echo >&2
  echo "hint: install one (Temurin 25, say) or point ASSAY_JAVA_HOME at it" >&2
  exit 125
fi
export JAVA_HOME
