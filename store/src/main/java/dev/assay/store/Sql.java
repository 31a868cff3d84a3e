package dev.assay.store;

import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Statements in one transaction. A row is a record whose components are named as the columns are.
record Sql(Handle handle, Dialect dialect) {
  private static final ClassValue<RowMapper<?>> MAPPERS =
      new ClassValue<>() {
        @Override
        protected RowMapper<?> computeValue(Class<?> type) {
          return new FittedOnce<>(ConstructorMapper.of(type));
        }
      };
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  int run(String sql, Object... arguments) {
    try (Update update = handle.createUpdate(sql)) {
      return bind(update, arguments).execute();
    }
  }

  <T> List<T> list(Class<T> type, String sql, Object... arguments) {
    try (Query query = handle.createQuery(sql)) {
      bind(query, arguments);
      return type.isRecord() ? query.map(mapper(type)).list() : query.mapTo(type).list();
    }
  }

  <T> Optional<T> first(Class<T> type, String sql, Object... arguments) {
    return list(type, sql, arguments).stream().findFirst();
  }

  <T> T one(Class<T> type, String sql, Object... arguments) {
    return first(type, sql, arguments).orElseThrow();
  }

  <T> void each(Class<T> type, String sql, Consumer<T> consumer, Object... arguments) {
    try (Query query = handle.createQuery(sql)) {
      bind(query, arguments).setFetchSize(500);
      query.map(mapper(type)).forEach(consumer);
    }
  }

  boolean any(String sql, Object... arguments) {
    return first(Integer.class, sql, arguments).isPresent();
  }

  /// Inserts a row; `conflict` is what SQL says after the values, possibly nothing. Returns how
  /// many rows changed.
  int insert(String table, Record row, String conflict) {
    try (Update update =
        handle.createUpdate(insertion(table, row.getClass(), _ -> true, conflict))) {
      return fill(update, row).execute();
    }
  }

  int insert(String table, Record row) {
    return insert(table, row, "");
  }

  /// Inserts a row or writes it over the one with the same key.
  void put(String table, Record row, String... key) {
    insert(table, row, overwriting(row.getClass(), key));
  }

  /// Returns how many rows changed.
  int insertAll(String table, List<? extends Record> rows, String conflict) {
    return batch(table, rows, _ -> true, conflict);
  }

  /// Inserts a row whose `id` the database gives.
  long insertNumbered(String table, Record row) {
    String sql = insertion(table, row.getClass(), name -> !name.equals("id"), "returning id");
    try (Query query = handle.createQuery(sql)) {
      return fill(query, row).mapTo(Long.class).one();
    }
  }

  void insertAllNumbered(String table, List<? extends Record> rows) {
    var _ = batch(table, rows, name -> !name.equals("id"), "");
  }

  /// Goes on numbering after the rows that came with their numbers.
  void numberOn(String table) {
    switch (dialect) {
      case SQLITE -> {}
      case POSTGRESQL ->
          list(
              Long.class,
              "select setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) from %1$s having max(id) > 0"
                  .formatted(table));
    }
  }

  /// Waits until no other transaction of any node is in this section.
  void lock(String name) {
    switch (dialect) {
      // There is one writer, and its transaction holds the file from its beginning.
      case SQLITE -> {}
      case POSTGRESQL ->
          list(String.class, "select cast(pg_advisory_xact_lock(hashtext(?)) as text)", name);
    }
  }

  /// Without JDBI, which looks for the way to bind each value of each row: pages have thousands.
  private int batch(
      String table, List<? extends Record> rows, Predicate<String> wanted, String conflict) {
    if (rows.isEmpty()) {
      return 0;
    }
    List<RecordComponent> columns =
        COMPONENTS.get(rows.getFirst().getClass()).stream()
            .filter(column -> wanted.test(column.getName()))
            .toList();
    String sql =
        insertion(table, rows.getFirst().getClass(), wanted, conflict).replaceAll(":\\w+", "?");
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (Record row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          statement.setObject(i + 1, plain(value(row, columns.get(i))));
        }
        statement.addBatch();
      }
      return Arrays.stream(statement.executeBatch()).sum();
    } catch (SQLException failure) {
      throw Failures.of(new IllegalStateException(failure));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Enum<?> word -> word.name();
      case Collection<?> values -> Mapping.text(values);
      case null, default -> value;
    };
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Object... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      statement.bind(i, arguments[i]);
    }
    return statement;
  }

  private static <S extends SqlStatement<S>> S fill(S statement, Record row) {
    for (RecordComponent component : COMPONENTS.get(row.getClass())) {
      Object value = value(row, component);
      if (value instanceof Collection<?> values) {
        statement.bind(component.getName(), Mapping.text(values));
      } else {
        statement.bindByType(component.getName(), value, component.getGenericType());
      }
    }
    return statement;
  }

  private static Stream<String> names(Class<?> row) {
    return COMPONENTS.get(row).stream().map(RecordComponent::getName);
  }

  private static String insertion(
      String table, Class<?> row, Predicate<String> wanted, String conflict) {
    List<String> names = names(row).filter(wanted).toList();
    return "insert into %s (%s) values (%s) %s"
        .formatted(
            table,
            names.stream().map(Sql::column).collect(Collectors.joining(", ")),
            names.stream().map(name -> ":" + name).collect(Collectors.joining(", ")),
            conflict);
  }

  private static String overwriting(Class<?> row, String... key) {
    Stream<String> rest = names(row).map(Sql::column).filter(c -> !List.of(key).contains(c));
    return "on conflict (%s) do update set %s"
        .formatted(
            String.join(", ", key),
            rest.map(c -> c + " = excluded." + c).collect(Collectors.joining(", ")));
  }

  private static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked")
  private static <T> RowMapper<T> mapper(Class<T> type) {
    return (RowMapper<T>) MAPPERS.get(type);
  }
}
