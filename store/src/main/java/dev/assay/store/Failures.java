package dev.assay.store;

import dev.assay.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/// Tells from what drivers and file systems throw what it means here.
final class Failures {
  private Failures() {}

  /// The same failure in our words; what no database said stays itself.
  static RuntimeException of(RuntimeException failure) {
    if (failure instanceof StoreException) {
      return failure;
    }
    return cause(failure)
        .<RuntimeException>map(
            cause -> {
              Kind kind = kind(cause);
              return new StoreException(kind, words(kind) + detail(kind, cause), failure);
            })
        .orElse(failure);
  }

  /// The same for a file.
  static StoreException of(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    boolean full =
        text.contains("No space left") || text.contains("Disk quota") || text.contains("disk full");
    Kind kind = full ? Kind.FULL : Kind.FAILED;
    String reason =
        failure instanceof FileSystemException file && file.getReason() != null
            ? String.valueOf(file.getReason())
            : failure.getClass().getSimpleName();
    return new StoreException(
        kind,
        full ? words(kind) : "a blob could not be read or written: " + lower(reason),
        failure);
  }

  private static Optional<SQLException> cause(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Failures::next)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .reduce((_, deeper) -> deeper);
  }

  private static @Nullable Throwable next(@Nullable Throwable failure) {
    return failure == null ? null : failure.getCause();
  }

  private static Kind kind(SQLException failure) {
    return failure instanceof SQLiteException sqlite ? sqlite(sqlite) : postgresql(failure);
  }

  private static Kind sqlite(SQLiteException failure) {
    // The low byte is the primary result code.
    return switch (failure.getResultCode().code & 0xff) {
      case 5, 6 -> Kind.BUSY;
      case 13 -> Kind.FULL;
      case 8, 19 -> Kind.REFUSED;
      case 11, 26 -> Kind.DAMAGED;
      case 14 -> Kind.LOST;
      default -> Kind.FAILED;
    };
  }

  private static Kind postgresql(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (failure instanceof SQLTransientConnectionException || state.startsWith("08")) {
      return Kind.LOST;
    }
    return switch (state) {
      case "40001", "40P01", "55P03" -> Kind.BUSY;
      case "53100", "53200" -> Kind.FULL;
      case "57P01", "57P02", "57P03", "53300" -> Kind.LOST;
      case "25006", "P0001" -> Kind.REFUSED;
      case "XX001", "XX002" -> Kind.DAMAGED;
      default -> state.startsWith("23") ? Kind.REFUSED : Kind.FAILED;
    };
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case BUSY -> "the database is busy";
      case FULL -> "no space is left for the store";
      case LOST -> "the database cannot be reached";
      case CLOSED -> "the store is closed";
      case REFUSED -> "the database refuses the change";
      case DAMAGED -> "the database is damaged";
      case FAILED -> "the database failed";
    };
  }

  private static String detail(Kind kind, SQLException cause) {
    // What cannot be reached is not repeated: the message of a driver may hold a URL.
    return switch (kind) {
      case BUSY, FULL, LOST, CLOSED -> "";
      case REFUSED, DAMAGED, FAILED -> ": " + lower(firstLine(String.valueOf(cause.getMessage())));
    };
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String lower(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
