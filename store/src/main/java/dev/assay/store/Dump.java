package dev.assay.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The rows of one table as gzipped JSON, the same from either database: a list of rows, which are
/// lists of values in the order of the first, the names of the columns.
final class Dump {
  private static final int BATCH = 500;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  private Dump() {}

  /// Writes a table; returns how many rows it has.
  static long write(Connection connection, String table, Path file)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      statement.setFetchSize(BATCH);
      try (ResultSet row = statement.executeQuery("select * from " + table)) {
        List<Column> columns = Column.of(row.getMetaData());
        return write(row, columns, json);
      }
    }
  }

  private static long write(ResultSet row, List<Column> columns, JsonGenerator json)
      throws SQLException {
    json.writeStartArray();
    json.writeStartArray();
    columns.forEach(column -> json.writeString(column.name()));
    json.writeEndArray();
    long rows = 0;
    for (; row.next(); rows++) {
      json.writeRaw('\n');
      json.writeStartArray();
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).write(row, i + 1, json);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    return rows;
  }

  /// Fills an empty table with the rows whose first column is wanted; returns how many there are.
  static long read(Connection connection, String table, Path file, Predicate<String> wanted)
      throws SQLException, IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      json.nextToken();
      List<Column> columns = columns(connection, table, names(json));
      try (PreparedStatement insert = connection.prepareStatement(insertion(table, columns))) {
        return read(json, insert, columns, wanted);
      }
    }
  }

  private static List<String> names(JsonParser json) {
    json.nextToken();
    List<String> names = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      names.add(json.getString());
    }
    return names;
  }

  private static List<Column> columns(Connection connection, String table, List<String> names)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
      List<Column> known = Column.of(none.getMetaData());
      return names.stream()
          .map(name -> known.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow())
          .toList();
    }
  }

  private static String insertion(String table, List<Column> columns) {
    return "insert into %s (%s) values (%s)"
        .formatted(
            table,
            columns.stream().map(Column::name).collect(Collectors.joining(", ")),
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  private static long read(
      JsonParser json, PreparedStatement insert, List<Column> columns, Predicate<String> wanted)
      throws SQLException {
    long rows = 0;
    long waiting = 0;
    for (; json.nextToken() == JsonToken.START_ARRAY; rows++) {
      if (bind(json, insert, columns, wanted)) {
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
    }
    insert.executeBatch();
    return rows;
  }

  private static boolean bind(
      JsonParser json, PreparedStatement insert, List<Column> columns, Predicate<String> wanted)
      throws SQLException {
    boolean taken = true;
    for (int i = 0; i < columns.size(); i++) {
      json.nextToken();
      taken &= i > 0 || wanted.test(String.valueOf(json.getString()));
      columns.get(i).read(json, insert, i + 1);
    }
    json.nextToken();
    return taken;
  }
}
