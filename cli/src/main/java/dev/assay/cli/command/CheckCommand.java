package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.report.SafeText;
import dev.assay.store.AuditLog;
import dev.assay.store.Blobs;
import dev.assay.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/// `assay index check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Read every file again, and follow the audit log; exit code 1 when something is amiss.")
final class CheckCommand extends StoreCommand {
  CheckCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    return store.with(this::check);
  }

  private int check(Store opened) {
    List<String> wrong = new ArrayList<>();
    List<String> files = opened.blobs().all();
    files.forEach(sha256 -> wrong(opened, sha256).ifPresent(wrong::add));
    AuditLog.Check log = opened.<AuditLog.Check>read(session -> session.auditLog().verify());
    long entries =
        switch (log) {
          case AuditLog.Check.Intact(long count, String _) -> count;
          case AuditLog.Check.Broken(long seq, String why) -> {
            wrong.add("the audit log is broken: " + why);
            yield seq - 1;
          }
        };
    wrong.forEach(line -> surroundings.out().println(SafeText.line(line)));
    surroundings
        .out()
        .printf(
            "%d files and %d entries of the audit log: %s%n",
            files.size(), entries, wrong.isEmpty() ? "intact" : wrong.size() + " amiss");
    return wrong.isEmpty() ? 0 : 1;
  }

  private static Optional<String> wrong(Store opened, String sha256) {
    return switch (opened.blobs().verify(sha256)) {
      case Blobs.Verification.Intact _ -> Optional.empty();
      case Blobs.Verification.Missing() -> Optional.of("the file " + sha256 + " is missing");
      case Blobs.Verification.Damaged(String actual) ->
          Optional.of("the file %s is damaged: it has sha256 %s".formatted(sha256, actual));
    };
  }
}
