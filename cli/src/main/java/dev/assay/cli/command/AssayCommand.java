package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root of all commands.
@Command(
    name = "assay",
    mixinStandardHelpOptions = true,
    version = "assay " + AssayCommand.VERSION,
    description =
        "A supply-chain gate for Python: tests every package and stamps what is true of it.",
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = false,
    footer = {
      "",
      "Exit codes: 0 admitted; 1 the policy holds or denies something; 2 wrong use;",
      "3 something could not be decided."
    })
public final class AssayCommand implements Runnable {
  /// The version of this build.
  public static final String VERSION = "0.1.0";

  private static final String COMPLETION = "completion";

  @CommandLine.Spec private CommandSpec spec;

  private AssayCommand(CommandSpec unused) {
    this.spec = unused;
  }

  /// Runs one command line and returns its exit code; never throws.
  public static int run(Surroundings surroundings, String... arguments) {
    try {
      return commandLine(surroundings, arguments).execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return tell(surroundings, Problem.Fault.of(failure));
    }
  }

  private static CommandLine commandLine(Surroundings surroundings, String... arguments) {
    CommandLine line = new CommandLine(new AssayCommand(CommandSpec.create()));
    Map<String, Supplier<Object>> commands = commands(surroundings);
    String first = arguments.length == 0 ? "" : arguments[0];
    // To describe all commands takes longer than many a command does: only who asks for all gets
    // them.
    boolean one = commands.containsKey(first) || first.equals("--version");
    boolean all = !one || first.equals(COMPLETION);
    commands.forEach(
        (name, command) -> {
          if (all || name.equals(first)) {
            line.addSubcommand(name, command.get());
          }
        });
    line.setOut(writer(surroundings.out()));
    line.setErr(writer(surroundings.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((failure, _) -> wrongUse(surroundings, failure));
    line.setExecutionExceptionHandler((failure, _, _) -> tell(surroundings, failure));
    return line;
  }

  private static Map<String, Supplier<Object>> commands(Surroundings surroundings) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("audit", () -> new AuditCommand(surroundings));
    commands.put("scan", () -> new ScanCommand(surroundings));
    commands.put("diff", () -> new DiffCommand(surroundings));
    commands.put("lock", () -> new LockCommand(surroundings));
    commands.put("explain", () -> new ExplainCommand(surroundings));
    commands.put("db", () -> new DbCommand(surroundings));
    commands.put("serve", () -> serve(surroundings));
    commands.put("index", () -> IndexCommand.line(surroundings));
    commands.put("why", () -> new WhyCommand(surroundings));
    commands.put("login", () -> new LoginCommand(surroundings));
    commands.put("logout", () -> new LogoutCommand(surroundings));
    commands.put("credential", () -> new CredentialCommand(surroundings));
    // No method reference: a handle to a class that the start-up archive cannot hold ends its
    // making.
    commands.put(COMPLETION, () -> new GenerateCompletion());
    return commands;
  }

  /// A server is set up by its environment as often as by its arguments.
  private static CommandLine serve(Surroundings surroundings) {
    ServeCommand command = new ServeCommand(surroundings);
    CommandLine serve = new CommandLine(command);
    serve.setDefaultValueProvider(command.configuration());
    return serve;
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUse(Surroundings surroundings, ParameterException failure) {
    if (failure.getCause() instanceof Stop stop) {
      return tell(surroundings, stop.problem());
    }
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String see = "see `" + command + " --help`";
    List<String> meant =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String hint = meant.isEmpty() ? see : "did you mean `" + meant.getFirst() + "`? " + see;
    String where = place(failure).map(place -> place + ": ").orElse("");
    return tell(surroundings, new Problem.WrongUse(where + message(failure), Optional.of(hint)));
  }

  private static Optional<String> place(ParameterException failure) {
    return failure.getCommandLine().getDefaultValueProvider() instanceof Configuration configuration
        ? configuration.place(failure.getArgSpec())
        : Optional.empty();
  }

  /// What picocli says, in our voice: a lower-case phrase, back-ticks, values as one writes them.
  private static String message(ParameterException failure) {
    String text = Objects.requireNonNullElse(failure.getMessage(), "wrong use").replace('\'', '`');
    int from = text.indexOf("one of [");
    int to = text.indexOf(']', from + 1);
    String plain =
        from < 0 || to < 0
            ? text
            : text.substring(0, from)
                + text.substring(from, to + 1).toLowerCase(Locale.ROOT)
                + text.substring(to + 1).replace(" (case-insensitive)", "");
    return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }

  private static int tell(Surroundings surroundings, Exception failure) {
    return tell(
        surroundings, failure instanceof Stop stop ? stop.problem() : Problem.Fault.of(failure));
  }

  private static int tell(Surroundings surroundings, Problem problem) {
    surroundings.say("assay: " + problem.message());
    problem
        .hint()
        .ifPresent(
            hint -> {
              surroundings.err().println();
              surroundings.say("hint: " + hint);
            });
    return problem.code();
  }
}
