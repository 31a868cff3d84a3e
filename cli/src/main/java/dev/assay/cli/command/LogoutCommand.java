package dev.assay.cli.command;

import dev.assay.cli.credential.ServerAddress;
import dev.assay.cli.credential.Wallet;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay logout`: forgets what this machine keeps of an index.
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    description = "Forget the token of a private index.")
final class LogoutCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "URL", description = "the index, as for `assay login`")
  private URI index = URI.create("");

  LogoutCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    URI server = ServerAddress.of(index);
    if (!Wallet.of(surroundings).remove(server)) {
      throw new Stop(
          new Problem.WrongUse("nobody is logged in to `%s`".formatted(server), Optional.empty()));
    }
    surroundings.say("logged out of `%s`".formatted(server));
    return 0;
  }
}
