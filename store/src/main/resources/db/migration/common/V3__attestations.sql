-- What upstreams served as provenance of files, what its cryptography came to, and what was seen of projects.

create table provenances (
  sha256 text not null,
  filename text not null,
  project text not null,
  json ${bytes} not null,
  fetched_at bigint not null,
  primary key (sha256, filename)
);
create index provenances_by_project on provenances (project);

create table attestation_verdicts (
  file text not null,
  attestation text not null,
  trusted_root text not null,
  outcome text not null,
  reason text not null,
  primary key (file, attestation, trusted_root)
);

create table project_sights (
  project text not null primary key,
  first_upload bigint not null,
  last_upload bigint not null
);

create index incidents_by_project on incidents (project);
