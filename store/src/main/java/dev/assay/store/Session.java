package dev.assay.store;

/// One transaction, and through it every kind of row.
public final class Session {
  private final Sql sql;

  Session(Sql sql) {
    this.sql = sql;
  }

  Sql sql() {
    return sql;
  }

  public HostedProjects hostedProjects() {
    return new HostedProjects(sql);
  }

  public HostedFiles hostedFiles() {
    return new HostedFiles(sql);
  }

  public UpstreamPages upstreamPages() {
    return new UpstreamPages(sql);
  }

  public UpstreamFiles upstreamFiles() {
    return new UpstreamFiles(sql);
  }

  public Sightings sightings() {
    return new Sightings(sql);
  }

  public StoredFacts storedFacts() {
    return new StoredFacts(sql);
  }

  public Judgements judgements() {
    return new Judgements(sql);
  }

  public Admissions admissions() {
    return new Admissions(sql);
  }

  public Reviews reviews() {
    return new Reviews(sql);
  }

  public Waivers waivers() {
    return new Waivers(sql);
  }

  public Publishers publishers() {
    return new Publishers(sql);
  }

  public Provenances provenances() {
    return new Provenances(sql);
  }

  public Users users() {
    return new Users(sql);
  }

  public Teams teams() {
    return new Teams(sql);
  }

  public Tokens tokens() {
    return new Tokens(sql);
  }

  public Claims claims() {
    return new Claims(sql);
  }

  public AuditLog auditLog() {
    return new AuditLog(sql);
  }

  public Traffic traffic() {
    return new Traffic(sql);
  }

  public Incidents incidents() {
    return new Incidents(sql);
  }

  public Webhooks webhooks() {
    return new Webhooks(sql);
  }

  public Settings settings() {
    return new Settings(sql);
  }

  public Leases leases() {
    return new Leases(sql);
  }
}
