package dev.assay.store;

import java.util.List;

/// The files that are handed out, so that whoever keeps them can be told when they no longer are.
public final class Admissions {
  private final Sql sql;

  Admissions(Sql sql) {
    this.sql = sql;
  }

  record Row(String project, String filename, long admittedAt) {}

  /// The files of a project.
  public List<String> of(String project) {
    return sql.list(
        String.class,
        "select filename from admitted_files where project = ? order by filename",
        project);
  }

  /// Takes down that files are handed out; the first time stays.
  public void add(String project, List<String> filenames, long now) {
    sql.insertAll(
        "admitted_files",
        filenames.stream().map(file -> new Row(project, file, now)).toList(),
        "on conflict do nothing");
  }

  /// Takes down that files are no longer handed out.
  ///
  /// @return those that were until now: nobody else has removed them
  public List<String> remove(String project, List<String> filenames) {
    String delete = "delete from admitted_files where project = ? and filename = ?";
    return filenames.stream().filter(file -> sql.run(delete, project, file) == 1).toList();
  }

  /// The next projects of which files are handed out, in the order of their names.
  public List<String> projectsAfter(String project, int most) {
    return sql.list(
        String.class,
        "select distinct project from admitted_files where project > ? order by project limit ?",
        project,
        most);
  }
}
