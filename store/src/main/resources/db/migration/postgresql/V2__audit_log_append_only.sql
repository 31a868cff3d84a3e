create function audit_log_refuses() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_no_update before update or delete on audit_log
  for each row execute function audit_log_refuses();

create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function audit_log_refuses();
