package dev.assay.cli.command;

import dev.assay.cli.credential.Wallet;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.RenderOptions;
import dev.assay.report.text.WhyText;
import dev.assay.upstream.IndexClient;
import dev.assay.upstream.IndexClient.Small;
import dev.assay.upstream.IndexDiscovery;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay why`: why an index of ours does not offer a project or version, by the policy that holds
/// for whoever is logged in to it, or for a team.
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "Ask a private index why a project or version is missing.")
final class WhyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME[==VERSION]", description = "the project or release")
  private String what = "";

  @Option(
      names = "--index",
      paramLabel = "URL",
      description = "the index to ask (default: the one that pip is set up for)")
  private @Nullable URI index;

  @Option(
      names = "--team",
      paramLabel = "NAME",
      description = "ask for the members of a team (default: for whoever is logged in)")
  private @Nullable String team;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text")
  private Format format = Format.TEXT;

  @Mixin private OutputOptions output = new OutputOptions();

  /// What an answer is told in.
  enum Format {
    TEXT,
    JSON;

    /// The name on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  WhyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ReleaseRequest request =
        ReleaseRequest.parse("pypi:" + what)
            .orElseThrow(
                () ->
                    new Stop(
                        new Problem.WrongUse(
                            "`" + what + "` names no release",
                            Optional.of("write `NAME` or `NAME==VERSION`"))));
    byte[] answer = ask(request);
    Node root = read(answer);
    boolean colour = surroundings.colour() && !output.toFile();
    RenderOptions options =
        new RenderOptions(colour, surroundings.width(), false, AssayCommand.VERSION);
    output.write(
        surroundings,
        out -> {
          switch (format) {
            case TEXT -> WhyText.render(root, options, out);
            case JSON -> out.write(answer);
          }
        });
    boolean refused =
        root.array("files").stream()
            .anyMatch(file -> !file.text("standing").orElse("").startsWith("offered"));
    return refused ? 1 : root.array("files").isEmpty() ? 3 : 0;
  }

  private byte[] ask(ReleaseRequest request) {
    URI base = known(index());
    String path =
        "../why/"
            + request.name().normalized()
            + request.version().map(version -> "/" + version.normalized()).orElse("")
            + (team == null ? "" : "?team=" + URLEncoder.encode(team, StandardCharsets.UTF_8));
    try (IndexClient client = new IndexClient(base)) {
      return switch (client.fetchSmall(base.resolve(path))) {
        case Small.Fetched(byte[] bytes) -> bytes;
        case Small.Missing() ->
            throw noAnswer(
                base,
                team == null
                    ? "it does not answer that question"
                    : "it knows no team `" + team + "`, or does not answer that question");
        case Small.Failed(String reason) -> throw noAnswer(base, reason);
      };
    }
  }

  private URI index() {
    URI found =
        Optional.ofNullable(index)
            .or(
                () ->
                    new IndexDiscovery(surroundings.environment(), surroundings.home())
                        .discover()
                        .index())
            .orElseThrow(
                () ->
                    new Stop(
                        new Problem.WrongUse(
                            "no index is configured", Optional.of("give `--index URL`"))));
    String text = found.toString();
    URI folder = text.endsWith("/") ? found : URI.create(text + "/");
    return folder.getPath().equals("/") ? folder.resolve("simple/") : folder;
  }

  /// The address with the token of whoever is logged in there, unless it has a password of its own.
  private URI known(URI address) {
    String user = Optional.ofNullable(address.getUserInfo()).orElse("");
    if (address.getHost() == null || user.contains(":")) {
      return address;
    }
    String place = address.getRawAuthority().replaceFirst("^[^@]*@", "");
    return Wallet.of(surroundings)
        .shortLived(address)
        .map(
            token ->
                URI.create(
                    "%s://%s:%s@%s%s"
                        .formatted(
                            address.getScheme(),
                            CredentialCommand.USER,
                            token.secret(),
                            place,
                            address.getRawPath())))
        .orElse(address);
  }

  private static Node read(byte[] answer) {
    return Documents.json(answer) instanceof Documents.Reading.Parsed(Node root)
            && root.text("schema").filter("assay/why/1"::equals).isPresent()
        ? root
        : noReading();
  }

  private static Node noReading() {
    throw new Stop(
        new Problem.Undecided(
            "the index gave no answer that can be read",
            Optional.of("is it one of `assay serve`?")));
  }

  private static Stop noAnswer(URI base, String reason) {
    return new Stop(
        new Problem.Undecided(
            "the index at `%s` gave no answer: %s".formatted(base.getHost(), reason),
            Optional.of("is it one of `assay serve`? name it by `--index http://HOST/simple/`")));
  }
}
