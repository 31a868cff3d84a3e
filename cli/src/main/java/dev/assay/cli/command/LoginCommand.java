package dev.assay.cli.command;

import dev.assay.cli.credential.Credential;
import dev.assay.cli.credential.ServerAddress;
import dev.assay.cli.credential.Wallet;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.access.CiIdentity;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay login`: keeps a token of an index, for `assay credential` to make short-lived ones of.
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = "Log in to a private index, so that pip and uv need no key.",
    footer = {"", "The token is read from `ASSAY_TOKEN`, from a prompt, or from standard input."})
final class LoginCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "URL", description = "the index: `https://packages.example/`")
  private URI index = URI.create("");

  @Option(
      names = "--ci",
      description =
          "exchange the identity token of this CI run: `ASSAY_OIDC_TOKEN`, or what GitHub Actions"
              + " gives")
  private boolean ci;

  @Option(
      names = "--oidc-token-file",
      paramLabel = "FILE",
      description = "exchange the identity token in FILE")
  private @Nullable Path identity;

  @Option(
      names = "--audience",
      paramLabel = "TEXT",
      description = "for whom GitHub Actions makes it (default: the address of the index)")
  private @Nullable String audience;

  @Option(
      names = "--print-token",
      description = "print a token that lasts for an hour at most, and keep nothing")
  private boolean print;

  LoginCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    URI server = ServerAddress.of(index);
    boolean exchange = ci || identity != null;
    // Whatever is kept has been tried.
    Credential given =
        exchange
            ? Wallet.exchanged(server, identity(server))
            : new Credential(server, token(), Optional.empty());
    Credential shortLived = exchange ? given : Wallet.shortLived(given);
    if (print) {
      surroundings.out().println(shortLived.secret());
    } else {
      Wallet.of(surroundings).put(given);
      surroundings.say("logged in to `%s`".formatted(server));
    }
    return 0;
  }

  private String token() {
    return surroundings
        .variable("ASSAY_TOKEN")
        .or(this::prompted)
        .or(this::firstLine)
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .orElseThrow(() -> none("no token was given", "set `ASSAY_TOKEN`, or pipe it in"));
  }

  private Optional<String> prompted() {
    Console console = surroundings.interactive() ? System.console() : null;
    return Optional.ofNullable(console).map(it -> it.readPassword("token: ")).map(String::new);
  }

  private Optional<String> firstLine() {
    try {
      return Optional.ofNullable(
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
              .readLine());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String identity(URI server) {
    if (identity == null) {
      String wanted = Objects.requireNonNullElse(audience, server.toString());
      return switch (new CiIdentity(surroundings.environment()).fetch(wanted)) {
        case CiIdentity.Result.Found(String token) -> token;
        case CiIdentity.Result.None() ->
            throw none("this is no CI run with an identity", "set `ASSAY_OIDC_TOKEN`");
        case CiIdentity.Result.Failed(String reason) ->
            throw none("the CI gives no identity token: " + reason, "may the job ask for one?");
      };
    }
    try {
      return Files.readString(surroundings.workingDirectory().resolve(identity)).strip();
    } catch (IOException _) {
      throw none("`%s` cannot be read".formatted(identity), "it holds one identity token");
    }
  }

  private static Stop none(String message, String hint) {
    return new Stop(new Problem.WrongUse(message, Optional.of(hint)));
  }
}
