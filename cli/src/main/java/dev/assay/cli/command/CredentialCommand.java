package dev.assay.cli.command;

import dev.assay.cli.credential.Credential;
import dev.assay.cli.credential.Wallet;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.json.JsonWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay credential`: short-lived tokens in the words that other tools ask for credentials in.
@Command(
    name = "credential",
    mixinStandardHelpOptions = true,
    description = "Hand short-lived tokens of private indexes to pip, uv and others.",
    synopsisSubcommandLabel = "COMMAND")
final class CredentialCommand implements Runnable {
  static final String USER = "__token__";
  private static final int MOST_BYTES = 64 << 10;

  private final Surroundings surroundings;

  @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  CredentialCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// The one thing that is asked of a helper.
  enum Operation {
    GET;

    /// The name on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What the command `keyring` is asked for.
  enum Mode {
    PASSWORD,
    CREDS
  }

  /// How the command `keyring` writes a user and a password.
  enum Output {
    PLAIN,
    JSON
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// `assay credential keyring`.
  @Command(
      name = "keyring",
      mixinStandardHelpOptions = true,
      description = "Answer as the command `keyring` does, which pip and uv start.")
  int keyring(
      @Parameters(index = "0", paramLabel = "get", description = "what is wanted")
          Operation operation,
      @Parameters(index = "1", paramLabel = "URL", description = "the address of the index")
          URI address,
      @Parameters(index = "2", arity = "0..1", paramLabel = "USER", description = "any")
          @Nullable String user,
      @Option(names = "--mode", paramLabel = "MODE", description = "password or creds")
          @Nullable Mode mode,
      @Option(
              names = {"--output", "--output-format"},
              paramLabel = "FORMAT",
              description = "plain or json, of creds")
          @Nullable Output output) {
    Credential token = token(address);
    PrintStream out = surroundings.out();
    if (mode != Mode.CREDS) {
      out.println(token.secret());
    } else if (output == Output.JSON) {
      object(
          json -> {
            json.text("username", USER);
            json.text("password", token.secret());
          });
    } else {
      out.println(USER);
      out.println(token.secret());
    }
    return 0;
  }

  private Credential token(URI address) {
    return Wallet.of(surroundings)
        .shortLived(address)
        .orElseThrow(
            () ->
                new Stop(
                    new Problem.Undecided(
                        "nobody is logged in to `%s`".formatted(address),
                        Optional.of("`assay login URL`, with `https://` as clients have it"))));
  }

  /// `assay credential bazel`.
  @Command(
      name = "bazel",
      mixinStandardHelpOptions = true,
      description = {
        "Answer as a credential helper of Bazel does: an object with a `uri` on standard input,",
        "headers on standard output."
      })
  int bazel(@Parameters(paramLabel = "get", description = "what is wanted") Operation operation) {
    Optional<Credential> token = Wallet.of(surroundings).shortLived(uri());
    object(
        json -> {
          json.object(
              "headers",
              () -> token.ifPresent(it -> json.texts("Authorization", List.of(basic(it)))));
          token
              .flatMap(Credential::until)
              .map(Instant::toString)
              .ifPresent(it -> json.text("expires", it));
        });
    return 0;
  }

  private URI uri() {
    try {
      byte[] request = surroundings.in().readNBytes(MOST_BYTES);
      if (Documents.json(request) instanceof Documents.Reading.Parsed(Node root)
          && root.text("uri").isPresent()) {
        return URI.create(root.text("uri").get());
      }
    } catch (IOException | IllegalArgumentException _) {
      // Said below.
    }
    throw new Stop(
        new Problem.WrongUse("standard input holds no `uri`", Optional.of("`{\"uri\": \"…\"}`")));
  }

  private static String basic(Credential token) {
    byte[] pair = (USER + ":" + token.secret()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private void object(Consumer<JsonWriter> members) {
    try (JsonWriter json = JsonWriter.ofLine(surroundings.out())) {
      json.object(() -> members.accept(json));
    }
    surroundings.out().flush();
  }
}
