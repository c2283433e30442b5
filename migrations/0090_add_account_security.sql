-- Why: accounts that are invited by mail, a second factor, single sign-on, keys for machines, webhooks, and a log of
-- what accounts did that cannot be changed unseen.
-- Lock: short exclusive locks on account and session (columns are added with constant defaults). Reversible: no.

-- ---------------------------------------------------------------- accounts

-- Null until the invited person has chosen one, and for accounts that only sign in through the organisation's own provider.
alter table account alter column password_hash drop not null;
alter table account
  add column created_at timestamptz not null default '2026-01-01T00:00:00Z',
  -- Sealed with a key that is not in the database; see server/crypto/settings-box.ts.
  add column totp_secret bytea,
  add column totp_confirmed_at timestamptz,
  -- The last time step that was used, so that a code works once.
  add column totp_last_step bigint not null default 0;

create table passkey (
  organisation_id uuid not null,
  id text not null check (length(id) between 1 and 1400),
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade
);
create index passkey_by_account on passkey (organisation_id, account_id);

create table recovery_code (
  organisation_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (organisation_id, account_id, code_hash),
  foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade
);

-- A link that was mailed: to choose a first password, or a new one. Only its hash is kept.
create table account_link (
  organisation_id uuid not null,
  token_hash bytea not null unique,
  account_id uuid not null,
  kind text not null check (kind in ('invitation', 'reset')),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, token_hash),
  foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade
);

-- password: the second step is still to come. enrol: a second step has to be chosen first. complete: signed in.
alter table session
  add column stage text not null default 'complete' check (stage in ('password', 'enrol', 'complete')),
  add column device text not null default '' check (length(device) <= 200);

-- Before anyone is known: a question that was asked of a browser (passkey, single sign-on), answered once, within minutes.
create table sign_in_challenge (
  id uuid primary key,
  kind text not null check (kind in ('passkey', 'single-sign-on')),
  secret jsonb not null,
  expires_at timestamptz not null
);

-- Failed tries per address and network, as a keyed hash of both: after five the next must wait, longer each time.
create table sign_in_trial (
  bucket bytea primary key,
  failures integer not null,
  blocked_until timestamptz not null,
  touched_at timestamptz not null
);

-- The organisation's own sign-in (OpenID Connect). Its issuer is fixed here; mail domains say whose accounts it may open.
create table identity_provider (
  organisation_id uuid not null references organisation (id),
  issuer text not null check (length(issuer) between 8 and 300),
  client_id text not null check (length(client_id) between 1 and 300),
  client_secret bytea not null,
  domains text[] not null check (cardinality(domains) between 1 and 20),
  -- Passwords no longer open accounts of these domains.
  only_way boolean not null default false,
  primary key (organisation_id)
);

-- ---------------------------------------------------------------- machines

create table api_key (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) >= 1),
  created_by uuid not null,
  created_at timestamptz not null,
  expires_on date not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
create index api_key_by_id on api_key (id);

create table webhook (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  url text not null check (url like 'https://%' and length(url) <= 500),
  events text[] not null check (cardinality(events) >= 1),
  secret bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);

create table webhook_delivery (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  webhook_id uuid not null,
  event text not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_error text,
  primary key (organisation_id, id),
  foreign key (organisation_id, webhook_id) references webhook (organisation_id, id) on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (next_attempt_at) where state = 'waiting';

-- A message for every address that asked for this event.
create function announce(organisation uuid, name text, content jsonb) returns void
language sql
as $$
  insert into webhook_delivery (organisation_id, webhook_id, event, payload)
  select organisation_id, id, name, content from webhook
  where organisation_id = organisation and ended_at is null and name = any (events)
$$;

create function announce_campaign() returns trigger
language plpgsql
as $$
begin
  if new.status is distinct from old.status and new.status in ('open', 'closed', 'published') then
    perform announce(new.organisation_id, 'campaign.' || case new.status when 'open' then 'opened' else new.status end,
      jsonb_build_object('campaignId', new.id, 'title', new.title, 'questionnaireId', new.questionnaire_id));
  end if;
  return null;
end
$$;
create trigger campaign_is_announced after update of status on campaign for each row execute function announce_campaign();

-- ---------------------------------------------------------------- who did what

-- Acts of accounts and keys, never of employees who answer. Each row carries the hash of the one before it.
create table audit_entry (
  organisation_id uuid not null references organisation (id),
  number bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  subject jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organisation_id, number)
);

-- Numbers and hashes are made here, whatever the caller gives. One entry at a time per organisation.
create function chain_audit_entry() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('werkpeil audit ' || new.organisation_id::text));
  select number, hash into last from public.audit_entry
    where organisation_id = new.organisation_id order by number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := sha256(new.previous_hash || convert_to(concat_ws(E'\n', new.organisation_id, new.number,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(new.actor_id::text, ''), new.actor, new.action,
    new.subject::text), 'UTF8'));
  return new;
end
$$;
create trigger audit_is_chained before insert on audit_entry for each row execute function chain_audit_entry();
create trigger audit_is_append_only before update or delete on audit_entry for each row execute function refuse_change();

-- ---------------------------------------------------------------- who may do what

do $$
declare tenant text;
begin
  foreach tenant in array array['passkey', 'recovery_code', 'account_link', 'identity_provider', 'api_key', 'webhook',
    'webhook_delivery', 'audit_entry'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
  foreach tenant in array array['sign_in_challenge', 'sign_in_trial'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy gate_keeps on %I to werkpeil_gate using (true) with check (true)', tenant);
    execute format('grant select, insert, update, delete on %I to werkpeil_gate', tenant);
  end loop;
  foreach tenant in array array['passkey', 'recovery_code', 'account_link'] loop
    execute format('create policy gate_keeps on %I to werkpeil_gate using (true) with check (true)', tenant);
    execute format('grant select, insert, update, delete on %I to werkpeil_gate', tenant);
  end loop;
end
$$;
create policy gate_changes on account for update to werkpeil_gate using (true) with check (true);
grant update (password_hash, totp_secret, totp_confirmed_at, totp_last_step) on account to werkpeil_gate;
grant insert (stage, device) on session to werkpeil_gate;
grant update (stage) on session to werkpeil_gate;
create policy gate_reads on identity_provider for select to werkpeil_gate using (true);
create policy gate_reads on api_key for select to werkpeil_gate using (true);
create policy gate_notes_use on api_key for update to werkpeil_gate using (true) with check (true);
grant select on identity_provider, api_key to werkpeil_gate;
grant update (last_used_on) on api_key to werkpeil_gate;
create policy gate_adds on audit_entry for insert to werkpeil_gate with check (true);
create policy gate_reads on audit_entry for select to werkpeil_gate using (true);
grant insert on audit_entry to werkpeil_gate;
grant select (organisation_id, number, hash) on audit_entry to werkpeil_gate;
create policy gate_mails on outbox for insert to werkpeil_gate with check (kind = 'account');
grant insert on outbox to werkpeil_gate;

-- The manage site makes accounts and gives roles. It sees no password, no secret and no link.
grant insert (organisation_id, id, email, name, language, created_at) on account to werkpeil_web;
grant update (email, name, language, disabled_at) on account to werkpeil_web;
grant select (created_at, totp_confirmed_at) on account to werkpeil_web;
grant insert, update, delete on account_role to werkpeil_web;
grant update (ended_at) on session to werkpeil_web;
grant select (organisation_id, id, account_id, created_at, last_seen_at, ended_at) on session to werkpeil_web;
grant select (organisation_id, id, account_id, name, created_at) on passkey to werkpeil_web;
grant delete on passkey, recovery_code, account_link to werkpeil_web;
grant select (organisation_id, account_id) on recovery_code to werkpeil_web;
grant insert on account_link to werkpeil_web;
grant select (organisation_id, account_id, kind, expires_at, used_at) on account_link to werkpeil_web;
grant update (totp_secret, totp_confirmed_at) on account to werkpeil_web;
grant select (organisation_id, issuer, client_id, domains, only_way) on identity_provider to werkpeil_web;
grant insert, update, delete on identity_provider to werkpeil_web;
grant select (organisation_id, id, name, scopes, created_by, created_at, expires_on, last_used_on, revoked_at) on api_key to werkpeil_web;
grant insert on api_key to werkpeil_web;
grant update (revoked_at) on api_key to werkpeil_web;
grant select (organisation_id, id, url, events, created_by, created_at, ended_at) on webhook to werkpeil_web;
grant insert on webhook to werkpeil_web;
grant update (ended_at) on webhook to werkpeil_web;
grant select, insert on webhook_delivery to werkpeil_web;
grant insert on outbox to werkpeil_web;
grant select, insert on audit_entry to werkpeil_web, werkpeil_work;

-- Jobs announce, and deliver across organisations.
grant select on webhook to werkpeil_work;
grant select, insert, update, delete on webhook_delivery to werkpeil_work;
create policy work_takes on webhook_delivery for select to werkpeil_work using (true);
create policy work_takes_update on webhook_delivery for update to werkpeil_work using (true) with check (true);
create policy work_reads on webhook for select to werkpeil_work using (true);
grant delete on sign_in_challenge, sign_in_trial to werkpeil_work;
create policy work_purges on sign_in_challenge to werkpeil_work using (true);
create policy work_purges on sign_in_trial to werkpeil_work using (true);
grant select on sign_in_challenge, sign_in_trial to werkpeil_work;
