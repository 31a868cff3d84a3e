package dev.assay.core.detector.code;

import java.util.Locale;

/// A command line that code starts, as far as it is known.
///
/// @param text in lower case
/// @param program the name of the first program, without folder and ending
record Command(String text, String program) {
  /// From how many unknown pieces on it is no accident that none is known.
  private static final int MANY_PIECES = 8;

  /// The command that the target of an act holds.
  static Command of(String target) {
    String text = target.strip().toLowerCase(Locale.ROOT);
    return new Command(text, program(text));
  }

  /// Whether nothing is known of it.
  boolean isUnknown() {
    return program.isEmpty() || program.startsWith("…") || program.startsWith("{");
  }

  /// What the program is for.
  Programs.Kind kind() {
    return program.startsWith("python") || program.startsWith("pypy")
        ? Programs.Kind.PYTHON
        : Programs.BUNDLED.kind(program);
  }

  /// Whether it runs a file, and not only works on it.
  boolean runs(String file) {
    String path = file.toLowerCase(Locale.ROOT);
    boolean isProgram = text.startsWith(path) || text.startsWith("\"" + path);
    return isProgram || has("&& " + path) || (startsWhatItIsGiven() && text.contains(path));
  }

  /// Whether a tool that the system knows by its plain name works on what it is given.
  boolean isTool() {
    boolean isPlain =
        switch (kind()) {
          case BUILDER, FETCHER, OTHER -> true;
          case SHELL, RUNTIME, LIVING_OFF_THE_LAND, DESKTOP, MINER, PYTHON -> false;
        };
    boolean isNamed = !isUnknown() && program.indexOf('.') < 0 && program.indexOf('…') < 0;
    String first = text.startsWith("sudo ") ? text.substring("sudo ".length()) : text;
    return isPlain && isNamed && isAlone() && first.startsWith(program + " ");
  }

  /// Whether all that a shell is told is to unpack an archive.
  boolean unpacks() {
    return has("expand-archive ") && !has("start-") && isAlone();
  }

  /// Whether a shell would find no second command in it.
  private boolean isAlone() {
    return !has(";") && !has("|") && !has("&&") && !has("& ") && !has("$(") && !has("`");
  }

  /// Whether a program that is not known gets options that are written down.
  boolean hasPlainOptions() {
    return (isUnknown() || program.indexOf('…') >= 0)
        && has(" --")
        && !has(" -c ")
        && !has(" -e ")
        && !has(" -enc");
  }

  private boolean startsWhatItIsGiven() {
    if (unpacks()) {
      return false;
    }
    return switch (kind()) {
      case SHELL, PYTHON, RUNTIME, LIVING_OFF_THE_LAND, DESKTOP -> true;
      case BUILDER, FETCHER, MINER -> false;
      case OTHER -> program.equals("pip");
    };
  }

  /// Whether it installs distributions.
  boolean installs() {
    return runsPip()
        || has("easy_install ")
        || has("uv add ")
        || has("conda install")
        || has("npm install")
        || has("npm i ");
  }

  /// Whether pip is told which distribution to install, and only the version comes from elsewhere.
  boolean installsVersion() {
    int end = text.lastIndexOf("==…");
    String name = end < 0 ? "" : text.substring(text.lastIndexOf(' ', end) + 1, end);
    return runsPip()
        && isAlone()
        && text.indexOf('…') == end + "==".length()
        && name.replaceFirst("^'", "").matches("[a-z0-9][a-z0-9._-]*");
  }

  /// Whether it runs pip of any version (`pip3.12 install`, `pip.exe download`).
  private boolean runsPip() {
    for (int at = text.indexOf("pip"); at >= 0; at = text.indexOf("pip", at + 1)) {
      int end = at + "pip".length();
      while (end < text.length() && "0123456789.ex".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (text.startsWith(" install", end) || text.startsWith(" download", end)) {
        return true;
      }
    }
    return false;
  }

  /// Whether every character of it was made by a computation of its own, and not one is written
  /// down.
  boolean isPieced() {
    String pieces = text.replace(" ", "");
    return pieces.length() >= MANY_PIECES && pieces.replace("…", "").isEmpty();
  }

  /// Whether it is started so that nobody sees it run.
  boolean isUnseen() {
    return program.startsWith("pythonw")
        || has(" pythonw")
        || has("start /b ")
        || has("start /min ")
        || has("nohup ");
  }

  /// Whether it is a program or a script for Windows, known by its ending, that no build is made
  /// of.
  boolean isForeignProgram() {
    int end = text.indexOf(' ');
    String first = (end < 0 ? text : text.substring(0, end)).replace("\"", "").replace("'", "");
    return kind() == Programs.Kind.OTHER
        && (first.endsWith(".exe")
            || first.endsWith(".scr")
            || first.endsWith(".vbs")
            || first.endsWith(".hta")
            || first.endsWith(".pif"));
  }

  /// Whether it starts an interpreter of Python on a file.
  boolean runsScript() {
    return kind() == Programs.Kind.PYTHON && has(".py") && !has(" -m ") && !has(" -c ");
  }

  /// Whether it starts compiled code from where the interpreter keeps what it compiled itself: the
  /// source that should lie beside is what nobody is to read.
  boolean runsFromCache() {
    return kind() == Programs.Kind.PYTHON && has("__pycache__/") && has(".pyc");
  }

  /// Whether it only asks a program which one it is.
  boolean asksVersion() {
    return text.endsWith(" -v")
        || text.endsWith(" --version")
        || text.endsWith(" -version")
        || text.endsWith(" version");
  }

  /// Whether it runs another command first and puts what that prints into its own text.
  boolean tellsWhatOthersPrint() {
    return kind() == Programs.Kind.FETCHER && (has("$(") || has("`"));
  }

  /// Whether it publishes what it finds here.
  boolean publishes() {
    return has("twine upload")
        || has("npm publish")
        || has("uv publish")
        || has("poetry publish")
        || has("flit publish")
        || has("hatch publish")
        || (has("setup.py") && has(" upload"));
  }

  /// Whether the text holds a part.
  boolean has(String part) {
    return text.contains(part);
  }

  private static String program(String text) {
    int at = 0;
    while (at < text.length() && "\"'&( ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < text.length() && " \"';|&<>)\n\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    boolean isPrefix = word.equals("sudo") || word.equals("nohup") || word.equals("env");
    return isPrefix && end < text.length() ? program(text.substring(end)) : name(word);
  }

  private static String name(String word) {
    String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    for (String ending : new String[] {".exe", ".cmd", ".bat", ".com"}) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}
