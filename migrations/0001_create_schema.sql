-- Why: the whole house in one go: organisation, campaign, ballots, blocks, published cells, findings and plan.
-- Lock: none on existing data (first migration). Reversible: no (drop the database).
--
-- Doors. The server never works as the owner of these tables. Each connection pool is one of four roles:
--   werkpeil_gate    before anyone is known: finds an account by address and a session by its id
--   werkpeil_web     the manage site: one organisation per transaction, never a ballot, never a block
--   werkpeil_answer  the answer site: public campaign material, one invitation by its token, putting a ballot in the box
--   werkpeil_work    jobs: launch, mail, tally, release
-- Roles belong to the whole server, so they may exist already.
do $$
declare door text;
begin
  foreach door in array array['werkpeil_gate', 'werkpeil_web', 'werkpeil_answer', 'werkpeil_work'] loop
    begin
      execute format('create role %I nologin', door);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, door, 'usage') or not (select rolsuper from pg_roles where rolname = current_user) then
      begin
        execute format('grant %I to current_user', door);
      exception when insufficient_privilege then
        raise exception 'The database user % may not use the role %. Ask the administrator: grant % to %', current_user, door, door, current_user;
      end;
    end if;
  end loop;
end
$$;

-- The organisation that a transaction works for; null when none is set (the setting is '' after a transaction that used it).
create function current_organisation() returns uuid
language sql stable
as $$ select nullif(current_setting('werkpeil.organisation', true), '')::uuid $$;

-- ---------------------------------------------------------------- organisation

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  sector text not null default 'T001081',
  size_class text,
  demonstration boolean not null default false,
  created_at timestamptz not null
);

create table unit (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 120),
  parent_id uuid,
  ended_on date,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, parent_id) references unit (organisation_id, id),
  check (parent_id is distinct from id)
);

create table employee (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  number text not null check (length(number) between 1 and 40),
  family_name text not null,
  given_name text not null,
  email text,
  unit_id uuid not null,
  function_title text not null default '',
  function_group text not null default '',
  is_manager boolean not null default false,
  hours_share smallint check (hours_share between 1 and 150),
  employed_from date,
  employed_until date,
  birth_year smallint,
  sex text,
  language text not null default 'nl' check (language in ('nl', 'en')),
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, unit_id) references unit (organisation_id, id)
);
create index employee_by_unit on employee (organisation_id, unit_id);

-- ---------------------------------------------------------------- accounts

create table account (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text not null,
  language text not null default 'nl' check (language in ('nl', 'en')),
  disabled_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, email)
);
create index account_by_email on account (email);

create table account_role (
  organisation_id uuid not null references organisation (id),
  account_id uuid not null,
  role text not null check (role in ('hr', 'manager', 'management', 'adviser', 'works-council', 'administrator')),
  unit_id uuid,
  ends_on date,
  foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade,
  foreign key (organisation_id, unit_id) references unit (organisation_id, id),
  check ((role = 'manager') = (unit_id is not null))
);
create unique index account_role_once on account_role (organisation_id, account_id, role, coalesce(unit_id, account_id));

create table session (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade
);
create index session_by_id on session (id);

-- ---------------------------------------------------------------- campaign

create table campaign (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  -- Campaigns of one questionnaire in one organisation, a year apart, are one series.
  questionnaire_id text not null,
  questionnaire_version text not null,
  variant text not null check (variant in ('short', 'standard', 'long')),
  title text not null check (length(title) between 1 and 120),
  status text not null default 'draft' check (status in ('draft', 'open', 'closed', 'published')),
  opens_on date not null,
  closes_on date not null,
  minimum_group smallint not null check (minimum_group >= 5),
  -- Whose units take part; empty means everyone.
  unit_ids uuid[] not null default '{}',
  -- Frozen at launch: the questionnaire as it is asked, its hash, and the key manifest.
  definition jsonb,
  definition_hash text,
  manifest jsonb,
  manifest_hash text,
  created_at timestamptz not null,
  launched_at timestamptz,
  closed_at timestamptz,
  published_at timestamptz,
  primary key (organisation_id, id),
  unique (id),
  check (closes_on >= opens_on),
  check ((status = 'draft') = (launched_at is null)),
  check (status = 'draft' or (definition is not null and manifest is not null))
);

-- The organisation tree as it was at launch. Results of this campaign use this tree for ever.
create table campaign_unit (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  code text not null,
  name text not null,
  invited integer not null,
  primary key (organisation_id, campaign_id, unit_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- The smallest group that a credential is bound to.
create table scope (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  invited integer not null,
  public_key bytea not null,
  primary key (organisation_id, campaign_id, id),
  unique (campaign_id, id),
  foreign key (organisation_id, campaign_id, unit_id) references campaign_unit (organisation_id, campaign_id, unit_id)
);

-- No column of time: when somebody fetched a credential is nobody's business.
create table invitation (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  scope_id uuid not null,
  token_hash bytea not null unique,
  issued boolean not null default false,
  blinded_hash bytea,
  primary key (organisation_id, campaign_id, id),
  unique (organisation_id, campaign_id, employee_id),
  foreign key (organisation_id, campaign_id, scope_id) references scope (organisation_id, campaign_id, id),
  foreign key (organisation_id, employee_id) references employee (organisation_id, id) on delete cascade,
  check (issued = (blinded_hash is not null))
);

create table outbox (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  campaign_id uuid,
  kind text not null check (kind in ('invitation', 'letter', 'reminder', 'account', 'plan')),
  recipient text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  primary key (organisation_id, id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);
create index outbox_waiting on outbox (next_attempt_at) where state = 'waiting';

create table job (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('launch', 'tally')),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  error text,
  attempts smallint not null default 0,
  heartbeat_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, campaign_id, kind),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- ---------------------------------------------------------------- ballots

-- The sealed answers and nothing else: no person, no time, no address. One partition per campaign, dropped at the tally.
create table ballot (
  campaign_id uuid not null,
  scope_id uuid not null,
  serial bytea not null check (length(serial) = 32),
  box bytea not null,
  primary key (campaign_id, serial)
) partition by list (campaign_id);

-- ---------------------------------------------------------------- after the tally: sums of blocks, never persons

create table tally (
  organisation_id uuid not null,
  campaign_id uuid not null,
  counted integer not null,
  invalid integer not null,
  certificate jsonb not null,
  primary key (organisation_id, campaign_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- Receipts of counted ballots, so that an employee can check that the own answers were counted.
create table counted_receipt (
  organisation_id uuid not null,
  campaign_id uuid not null,
  receipt text not null,
  primary key (organisation_id, campaign_id, receipt),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- One row per scale, item and block: how many people had which value. n, mean and spread follow from it.
-- item = '' is the scale itself: position i holds the number of people whose item codes add up to (items + i - 1).
create table block_histogram (
  organisation_id uuid not null,
  campaign_id uuid not null,
  scale text not null,
  item text not null,
  block text not null,
  unit_id uuid not null,
  histogram integer[] not null,
  primary key (organisation_id, campaign_id, scale, item, block),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- Sums and cross products of the items of one scale over the whole organisation (n >= 100): enough for reliability.
create table scale_moments (
  organisation_id uuid not null,
  campaign_id uuid not null,
  scale text not null,
  n integer not null check (n >= 100),
  sums double precision[] not null,
  products double precision[] not null,
  primary key (organisation_id, campaign_id, scale),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- ---------------------------------------------------------------- releases: append-only

create table release (
  organisation_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number smallint not null,
  released_at timestamptz not null,
  rules jsonb not null,
  plans jsonb not null,
  digest text not null,
  primary key (organisation_id, id),
  unique (organisation_id, campaign_id, number),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

create table published_cell (
  organisation_id uuid not null,
  release_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('scale', 'item', 'prevalence', 'cut')),
  scale text not null,
  item text not null default '',
  cut text not null default '',
  category text not null default '',
  cell jsonb not null,
  primary key (organisation_id, release_id, unit_id, kind, scale, item, cut, category),
  foreign key (organisation_id, release_id) references release (organisation_id, id) on delete cascade
);
create index published_cell_by_scale on published_cell (organisation_id, campaign_id, kind, scale, unit_id);

-- ---------------------------------------------------------------- from finding to plan

create table finding (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  scale text not null,
  -- The published figures as they stood when the finding was made.
  evidence jsonb not null,
  cause text not null default '',
  accepted_because text,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, campaign_id, unit_id, scale),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);

create table plan_row (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  finding_id uuid not null,
  unit_id uuid not null,
  measure_id text,
  title text not null check (length(title) between 1 and 160),
  description text not null default '',
  level text not null check (level in ('individual', 'team', 'organisation')),
  step text not null check (step in ('source', 'collective', 'individual')),
  step_reason text not null default '',
  owner text not null check (length(owner) between 1 and 120),
  deadline date not null,
  status text not null default 'planned' check (status in ('planned', 'in-progress', 'done', 'stopped')),
  remark text not null default '',
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, finding_id) references finding (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
create index plan_row_by_unit on plan_row (organisation_id, unit_id, deadline);

-- ---------------------------------------------------------------- who may do what

grant usage on schema public to werkpeil_gate, werkpeil_web, werkpeil_answer, werkpeil_work;

-- Row level security on every table, forced, so that even the owner of the tables is bound by it.
do $$
declare tenant text;
begin
  foreach tenant in array array['unit', 'employee', 'account', 'account_role', 'session', 'campaign', 'campaign_unit',
    'scope', 'invitation', 'outbox', 'job', 'tally', 'counted_receipt', 'block_histogram', 'scale_moments', 'release',
    'published_cell', 'finding', 'plan_row'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_organisation on organisation to werkpeil_web, werkpeil_work
  using (id = current_organisation()) with check (id = current_organisation());
alter table ballot enable row level security;
alter table ballot force row level security;

-- gate: reads accounts and sessions of every organisation, and nothing else
grant select on organisation, account, account_role, session to werkpeil_gate;
grant insert (organisation_id, id, account_id, created_at, last_seen_at) on session to werkpeil_gate;
grant update (last_seen_at, ended_at) on session to werkpeil_gate;
create policy gate_reads on organisation for select to werkpeil_gate using (true);
create policy gate_reads on account for select to werkpeil_gate using (true);
create policy gate_reads on account_role for select to werkpeil_gate using (true);
create policy gate_keeps on session to werkpeil_gate using (true) with check (true);

-- web: the manage site
grant select on organisation, unit, employee, account_role, campaign, campaign_unit, job, tally, release,
  published_cell, finding, plan_row, outbox to werkpeil_web;
grant select (organisation_id, campaign_id, id, unit_id, invited) on scope to werkpeil_web;
grant select (organisation_id, id, email, name, language, disabled_at) on account to werkpeil_web;
grant insert, update on unit, employee to werkpeil_web;
grant insert, update, delete on campaign to werkpeil_web;
grant insert, update on job to werkpeil_web;
grant insert, update on finding, plan_row to werkpeil_web;

-- answer: one invitation by its token, public campaign material, the ballot box
grant select (id, name) on organisation to werkpeil_answer;
grant select (organisation_id, id, title, status, closes_on, definition, definition_hash, manifest, manifest_hash) on campaign to werkpeil_answer;
grant select (organisation_id, campaign_id, id, unit_id, invited, public_key) on scope to werkpeil_answer;
grant select (organisation_id, campaign_id, unit_id, name) on campaign_unit to werkpeil_answer;
grant select (organisation_id, campaign_id, id, scope_id, token_hash, issued, blinded_hash) on invitation to werkpeil_answer;
grant update (issued, blinded_hash) on invitation to werkpeil_answer;
grant select on counted_receipt to werkpeil_answer;
grant select, insert on ballot to werkpeil_answer;
create policy answer_reads on organisation for select to werkpeil_answer using (true);
create policy answer_reads on campaign for select to werkpeil_answer using (status <> 'draft');
create policy answer_reads on scope for select to werkpeil_answer using (true);
create policy answer_reads on campaign_unit for select to werkpeil_answer using (true);
create policy answer_reads on counted_receipt for select to werkpeil_answer using (true);
create policy by_token on invitation to werkpeil_answer
  using (token_hash = decode(nullif(current_setting('werkpeil.token_hash', true), ''), 'hex'))
  with check (token_hash = decode(nullif(current_setting('werkpeil.token_hash', true), ''), 'hex'));
create policy answer_puts on ballot to werkpeil_answer using (true) with check (true);

-- work: launch, mail, tally, release
grant select, insert on organisation, account, account_role to werkpeil_work;
grant select on unit, employee to werkpeil_work;
grant select, insert, update on campaign, job, outbox to werkpeil_work;
grant insert, select on campaign_unit, scope, invitation, tally, counted_receipt, block_histogram, scale_moments, release,
  published_cell to werkpeil_work;
grant delete on outbox to werkpeil_work;
grant update (certificate) on tally to werkpeil_work;
grant select on ballot to werkpeil_work;
create policy work_opens on ballot to werkpeil_work using (true);
-- Mail and jobs are taken across organisations; each is then carried out inside its own.
create policy work_takes on job for select to werkpeil_work using (true);
create policy work_takes_update on job for update to werkpeil_work using (true) with check (true);
create policy work_takes on outbox for select to werkpeil_work using (true);
create policy work_takes_update on outbox for update to werkpeil_work using (true) with check (true);
create policy work_sees_dates on campaign for select to werkpeil_work using (true);

-- A release is never changed and never taken back.
create function refuse_change() returns trigger
language plpgsql
as $$ begin raise exception 'A % cannot be changed or removed', tg_table_name using errcode = 'WP001'; end $$;
create trigger release_is_append_only before update or delete on release for each row execute function refuse_change();
create trigger cell_is_append_only before update or delete on published_cell for each row execute function refuse_change();

-- The ballot box of one campaign. Only jobs may make and destroy one; the owner's rights do it for them.
create function open_ballot_box(campaign uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  execute format('create table public.%I partition of public.ballot for values in (%L)', 'ballot_' || replace(campaign::text, '-', ''), campaign);
  execute format('alter table public.%I enable row level security', 'ballot_' || replace(campaign::text, '-', ''));
  execute format('alter table public.%I force row level security', 'ballot_' || replace(campaign::text, '-', ''));
end
$$;
create function shred_ballot_box(campaign uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$ begin execute format('drop table if exists public.%I', 'ballot_' || replace(campaign::text, '-', '')); end $$;
-- Waits for ballots that are being put in at this moment and lets no further one in until the transaction ends.
create function hold_ballot_box(campaign uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$ begin execute format('lock table public.%I in exclusive mode', 'ballot_' || replace(campaign::text, '-', '')); end $$;
revoke all on function open_ballot_box(uuid), hold_ballot_box(uuid), shred_ballot_box(uuid) from public;
grant execute on function open_ballot_box(uuid), hold_ballot_box(uuid), shred_ballot_box(uuid) to werkpeil_work;
