package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.terminal.Surroundings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// The front door.
public final class Main {
  private Main() {}

  /// Runs one command line.
  public static void main(String[] arguments) {
    int code = AssayCommand.run(surroundings(), arguments);
    System.out.flush();
    System.exit(code);
  }

  /// The only place that looks at the machine.
  private static Surroundings surroundings() {
    boolean errIsTerminal = "1".equals(System.getenv("ASSAY_TTY_ERR"));
    boolean outIsTerminal = "1".equals(System.getenv("ASSAY_TTY_OUT"));
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        Clock.systemUTC(),
        new FileInputStream(FileDescriptor.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        errIsTerminal,
        outIsTerminal);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
