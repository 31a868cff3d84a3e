-- One schema for SQLite and PostgreSQL. Times are epoch milliseconds; ${bytes} and ${id} are the only words that differ.

create table blobs (
  sha256 text not null primary key,
  size bigint not null,
  stored_at bigint not null,
  last_used_at bigint not null
);
create index blobs_by_use on blobs (last_used_at);

create table hosted_projects (
  project text not null primary key,
  display_name text not null,
  created_at bigint not null,
  status text not null,
  status_reason text,
  tracks text not null,
  alternate_locations text not null,
  owner_team text
);

create table hosted_files (
  filename_key text not null primary key,
  filename text not null unique,
  project text not null references hosted_projects (project),
  display_name text not null,
  version text not null,
  sha256 text not null references blobs (sha256),
  size bigint not null,
  requires_python text,
  metadata_sha256 text references blobs (sha256),
  uploaded_at bigint not null,
  uploader text not null,
  yanked text,
  provenance text
);
create index hosted_files_by_project on hosted_files (project, version);
create index hosted_files_by_sha256 on hosted_files (sha256);
create index hosted_files_by_metadata on hosted_files (metadata_sha256);

create table tombstones (
  filename_key text not null primary key,
  filename text not null,
  project text not null,
  version text not null,
  sha256 text not null,
  removed_at bigint not null,
  removed_by text not null,
  reason text not null
);

create table upstream_pages (
  upstream text not null,
  project text not null,
  status integer not null,
  fetched_at bigint not null,
  etag text,
  content_type text,
  body ${bytes},
  primary key (upstream, project)
);

create table sightings (
  upstream text not null,
  project text not null,
  filename text not null,
  sha256 text not null,
  first_seen_at bigint not null,
  primary key (upstream, project, filename)
);

create table upstream_files (
  upstream text not null,
  project text not null,
  filename text not null,
  version text,
  url text not null,
  sha256 text,
  size bigint,
  upload_time bigint,
  requires_python text,
  yanked text,
  metadata_sha256 text,
  primary key (upstream, project, filename)
);
create index upstream_files_by_sha256 on upstream_files (sha256);
create index upstream_files_by_metadata on upstream_files (metadata_sha256);
create index upstream_files_by_filename on upstream_files (filename);

create table stored_facts (
  sha256 text not null,
  filename text not null,
  extractor integer not null,
  acts ${bytes} not null,
  bytes_read bigint not null,
  steps bigint not null,
  stored_at bigint not null,
  primary key (sha256, filename, extractor)
);

create table judgements (
  sha256 text not null,
  filename text not null,
  basis text not null,
  project text not null,
  version text not null,
  verdict text not null,
  score double precision not null,
  findings text not null,
  error text,
  judged_at bigint not null,
  latest boolean not null,
  primary key (sha256, filename, basis)
);
create index judgements_by_verdict on judgements (latest, verdict, judged_at);
create index judgements_by_release on judgements (project, version, judged_at);

create table reviews (
  id ${id},
  project text not null,
  version text not null,
  sha256 text,
  decision text not null,
  reviewer text not null,
  reason text not null,
  decided_at bigint not null,
  expires_at bigint
);
create index reviews_by_release on reviews (project, version);

create table waivers (
  id ${id},
  rule text not null,
  project text not null,
  version text,
  sha256 text,
  requester text not null,
  reason text not null,
  created_at bigint not null,
  expires_at bigint not null,
  state text not null,
  approver text,
  decided_at bigint
);
create index waivers_by_project on waivers (project, state);
create index waivers_by_state on waivers (state, created_at);

create table publisher_pins (
  project text not null primary key,
  identity text not null,
  pinned_at bigint not null,
  first_version text not null
);

create table attested_versions (
  project text not null,
  version text not null,
  attested text not null,
  identity text,
  seen_at bigint not null,
  primary key (project, version)
);

create table users (
  name text not null primary key,
  display_name text not null,
  roles text not null,
  password_hash text,
  created_at bigint not null,
  disabled_at bigint
);

create table teams (
  team text not null primary key,
  display_name text not null,
  created_at bigint not null
);

create table team_members (
  team text not null references teams (team),
  member text not null references users (name),
  primary key (team, member)
);
create index team_members_by_member on team_members (member);

create table tokens (
  id text not null primary key,
  hash text not null unique,
  label text not null,
  owner text not null,
  scopes text not null,
  projects text not null,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint
);
create index tokens_by_owner on tokens (owner);

create table claims (
  pattern text not null primary key,
  team text not null,
  claimed_by text not null,
  claimed_at bigint not null
);

create table audit_log (
  seq bigint not null primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  previous text not null unique,
  hash text not null
);
create index audit_log_by_subject on audit_log (subject, seq);

create table traffic (
  id ${id},
  at bigint not null,
  who text not null,
  project text not null,
  version text,
  filename text,
  layer text not null,
  outcome text not null,
  rule text
);
create index traffic_by_time on traffic (at);
create index traffic_by_project on traffic (project, at);

create table incidents (
  id ${id},
  kind text not null,
  project text not null,
  filename text not null,
  detail text not null,
  opened_at bigint not null,
  closed_at bigint,
  closed_by text
);
create unique index incidents_open on incidents (kind, project, filename) where closed_at is null;
create index incidents_by_time on incidents (opened_at);

create table webhooks (
  id ${id},
  url text not null,
  secret text not null,
  events text not null,
  created_at bigint not null,
  disabled_at bigint
);

create table deliveries (
  id ${id},
  webhook_id bigint not null references webhooks (id),
  event text not null,
  body text not null,
  created_at bigint not null,
  attempts integer not null,
  next_at bigint not null,
  state text not null,
  last_error text
);
create index deliveries_due on deliveries (state, next_at);
create index deliveries_by_webhook on deliveries (webhook_id, created_at);

create table settings (
  name text not null,
  revision bigint not null,
  value text not null,
  author text not null,
  changed_at bigint not null,
  primary key (name, revision)
);

create table leases (
  name text not null primary key,
  holder text not null,
  fence bigint not null,
  expires_at bigint not null
);
