package dev.assay.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A mapper that is fitted to each set of columns once, and not each time they are read: that takes
/// longer than to read a few rows.
///
/// @param fitted by the names of the columns in their order
record FittedOnce<T>(RowMapper<T> mapper, ConcurrentHashMap<List<String>, RowMapper<T>> fitted)
    implements RowMapper<T> {
  FittedOnce(RowMapper<T> mapper) {
    this(mapper, new ConcurrentHashMap<>());
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return mapper.map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
    List<String> columns = columns(rows.getMetaData());
    RowMapper<T> known = fitted.get(columns);
    if (known != null) {
      return known;
    }
    RowMapper<T> fit = mapper.specialize(rows, context);
    fitted.put(columns, fit);
    return fit;
  }

  private static List<String> columns(ResultSetMetaData rows) throws SQLException {
    List<String> names = new ArrayList<>(rows.getColumnCount());
    for (int i = 1; i <= rows.getColumnCount(); i++) {
      names.add(rows.getColumnLabel(i));
    }
    return names;
  }
}
