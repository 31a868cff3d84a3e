package dev.assay.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A column of a backup: a name and one of five kinds, which both databases know under words of
/// their own.
record Column(String name, Kind kind) {
  enum Kind {
    TEXT,
    LONG,
    DOUBLE,
    BOOLEAN,
    BYTES
  }

  static List<Column> of(ResultSetMetaData row) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= row.getColumnCount(); i++) {
      columns.add(new Column(row.getColumnName(i), kind(row.getColumnType(i))));
    }
    return columns;
  }

  private static Kind kind(int type) {
    return switch (type) {
      case Types.INTEGER, Types.BIGINT -> Kind.LONG;
      case Types.DOUBLE, Types.FLOAT, Types.REAL -> Kind.DOUBLE;
      case Types.BOOLEAN, Types.BIT -> Kind.BOOLEAN;
      case Types.BLOB, Types.BINARY, Types.VARBINARY -> Kind.BYTES;
      case Types.VARCHAR -> Kind.TEXT;
      default -> throw new IllegalStateException("a column of JDBC type " + type);
    };
  }

  void write(ResultSet row, int at, JsonGenerator json) throws SQLException {
    if (row.getObject(at) == null) {
      json.writeNull();
      return;
    }
    switch (kind) {
      case TEXT -> json.writeString(row.getString(at));
      case LONG -> json.writeNumber(row.getLong(at));
      case DOUBLE -> json.writeNumber(row.getDouble(at));
      case BOOLEAN -> json.writeBoolean(row.getBoolean(at));
      case BYTES -> json.writeString(Base64.getEncoder().encodeToString(row.getBytes(at)));
    }
  }

  void read(JsonParser json, PreparedStatement row, int at) throws SQLException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      row.setNull(at, kind == Kind.BYTES ? Types.BINARY : Types.NULL);
      return;
    }
    switch (kind) {
      case TEXT -> row.setString(at, json.getString());
      case LONG -> row.setLong(at, json.getLongValue());
      case DOUBLE -> row.setDouble(at, json.getDoubleValue());
      case BOOLEAN -> row.setBoolean(at, json.getBooleanValue());
      case BYTES -> row.setBytes(at, Base64.getDecoder().decode(json.getString()));
    }
  }
}
