-- Why: how long an organisation keeps what, the nightly purge and its report, the head of the log of acts that goes to the
--   works council, and changes of the organisation tree with a day on which they count.
-- Lock: none on data; a function is replaced. Reversible: yes, by dropping what is made here and restoring refuse_change().

-- Days that something is kept, within limits that no organisation can stretch. A campaign that was launched keeps to its contract.
create table retention_setting (
  organisation_id uuid primary key references organisation (id),
  invitations smallint not null default 30 check (invitations between 1 and 30),
  figures smallint not null default 1826 check (figures between 365 and 1826),
  roster smallint not null default 365 check (roster between 0 and 730),
  mail smallint not null default 30 check (mail between 1 and 90),
  sessions smallint not null default 30 check (sessions between 1 and 90),
  audit smallint not null default 730 check (audit between 365 and 730)
);

-- What a night removed, per kind; the row of kind 'night' says that the night went by, and is made once.
create table purge_report (
  organisation_id uuid not null references organisation (id),
  day date not null,
  kind text not null check (kind in ('night', 'invitations', 'figures', 'roster', 'mail', 'sessions', 'audit')),
  removed integer not null check (removed >= 0),
  primary key (organisation_id, day, kind)
);

-- Where the log of acts begins since older entries went: the number and the hash that the first one left follows.
create table audit_anchor (
  organisation_id uuid primary key references organisation (id),
  number bigint not null,
  hash bytea not null check (length(hash) = 32)
);

-- The head of the log as it was mailed to the works council.
create table audit_mail (
  organisation_id uuid not null references organisation (id),
  day date not null,
  number bigint not null,
  hash bytea not null,
  recipients smallint not null,
  primary key (organisation_id, day)
);

-- A change of the tree: what was, what is, from which day. One with a later day waits for it.
create table unit_change (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('added', 'renamed', 'moved', 'merged', 'closed')),
  unit_name text not null,
  -- A new name, for added and renamed.
  name text check (length(name) between 1 and 120),
  -- The unit above, for added and moved; the unit it goes into, for merged.
  target_id uuid,
  before text not null default '',
  after text not null default '',
  valid_from date not null,
  state text not null check (state in ('waiting', 'done', 'cancelled', 'impossible')),
  made_by text not null,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, unit_id) references unit (organisation_id, id)
);
create index unit_change_waiting on unit_change (valid_from) where state = 'waiting';

do $$
declare tenant text;
begin
  foreach tenant in array array['retention_setting', 'purge_report', 'audit_anchor', 'audit_mail', 'unit_change'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
grant select, insert, update on retention_setting, unit_change to werkpeil_web;
grant select on purge_report, audit_anchor, audit_mail to werkpeil_web;
grant select on retention_setting, audit_anchor to werkpeil_work;
grant select, insert, update on purge_report, unit_change to werkpeil_work;
grant select, insert on audit_mail to werkpeil_work;
-- Changes with a later day, and the purge.
grant insert, update on unit to werkpeil_work;
grant update, delete on employee to werkpeil_work;
grant select (organisation_id, id, ended_at, last_seen_at), delete on session to werkpeil_work;
grant select, delete on account_link to werkpeil_work;
grant delete on webhook_delivery to werkpeil_work;
create policy work_finds_waiting on unit_change for select to werkpeil_work using (true);
-- A person whose data are erased.
grant delete on employee, outbox to werkpeil_web;

-- Releases, cells and the log refuse removal by everybody, but for the two functions below, which only jobs may call.
create or replace function refuse_change() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' and current_setting('werkpeil.forgetting', true) = 'on' then return old; end if;
  raise exception 'A % cannot be changed or removed', tg_table_name using errcode = 'WP001';
end
$$;

-- The figures of a campaign whose days are over; the campaign itself stays, closed, without anything to show.
create function forget_figures(ended uuid, moment timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '5s'
as $$
declare tenant text; days integer; removed integer := 0; gone integer;
  kept text[] := array['published_analysis', 'published_cell', 'release', 'comment_list',
    'comment', 'comment_question', 'interpretation', 'response_figure', 'response_held', 'block_histogram', 'scale_moments',
    'counted_receipt', 'tally'];
begin
  alter table public.campaign no force row level security;
  alter table public.campaign_contract no force row level security;
  select coalesce((select (terms -> 'retention' ->> 'figures')::integer from public.campaign_contract c
    where c.campaign_id = p.id order by version desc limit 1), 1826) into days
    from public.campaign p where p.id = ended and p.status = 'published' and p.closed_at is not null
      and p.closed_at + make_interval(days => coalesce((select (terms -> 'retention' ->> 'figures')::integer
        from public.campaign_contract c where c.campaign_id = p.id order by version desc limit 1), 1826)) < moment;
  if days is not null then
    perform set_config('werkpeil.forgetting', 'on', true);
    foreach tenant in array kept loop
      execute format('alter table public.%I no force row level security', tenant);
      execute format('delete from public.%I where campaign_id = $1', tenant) using ended;
      get diagnostics gone = row_count;
      removed := removed + gone;
      execute format('alter table public.%I force row level security', tenant);
    end loop;
    update public.campaign set status = 'closed', forgotten_at = moment where id = ended;
    perform set_config('werkpeil.forgetting', '', true);
  end if;
  alter table public.campaign_contract force row level security;
  alter table public.campaign force row level security;
  return removed;
end
$$;
alter table campaign add column forgotten_at timestamptz;

-- Entries of the log before a moment; where the rest begins is kept, so that it can still be checked.
create function forget_audit(organisation uuid, moment timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '5s'
as $$
declare last record; gone integer := 0;
begin
  alter table public.audit_entry no force row level security;
  alter table public.audit_anchor no force row level security;
  select number, hash into last from public.audit_entry where organisation_id = organisation
    and number < coalesce((select min(number) from public.audit_entry where organisation_id = organisation and at >= moment),
      (select max(number) from public.audit_entry where organisation_id = organisation))
    order by number desc limit 1;
  if last.number is not null then
    perform set_config('werkpeil.forgetting', 'on', true);
    delete from public.audit_entry where organisation_id = organisation and number <= last.number;
    get diagnostics gone = row_count;
    insert into public.audit_anchor values (organisation, last.number, last.hash)
      on conflict (organisation_id) do update set number = excluded.number, hash = excluded.hash;
    perform set_config('werkpeil.forgetting', '', true);
  end if;
  alter table public.audit_anchor force row level security;
  alter table public.audit_entry force row level security;
  return gone;
end
$$;
revoke all on function forget_figures(uuid, timestamptz), forget_audit(uuid, timestamptz) from public;
grant execute on function forget_figures(uuid, timestamptz), forget_audit(uuid, timestamptz) to werkpeil_work;
