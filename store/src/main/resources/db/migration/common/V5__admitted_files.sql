-- Files that are handed out, so that whoever keeps them is told when they no longer are.

create table admitted_files (
  project text not null,
  filename text not null,
  admitted_at bigint not null,
  primary key (project, filename)
);
