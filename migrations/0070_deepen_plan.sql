-- From a finding to a plan of action that is carried out: evidence of five kinds, risk class, causes, the whole list of
-- fields of a plan row, interim checks, attachments, change log, signed versions, yearly reviews, reminders, guided paths.
-- Takes an exclusive lock on finding and plan_row for the time of the statements; both are small. Cannot be undone.

-- The owner of the tables is bound by row security as well, and the old rows have to be brought along.
alter table finding no force row level security;
alter table plan_row no force row level security;

-- ---------------------------------------------------------------- finding

alter table finding
  alter column campaign_id drop not null,
  alter column scale drop not null,
  -- scale, prevalence: a published figure; absence: an absence figure; relation: absence beside a scale; checklist: a
  -- topic of a checklist; observation: what someone saw or heard.
  add column kind text not null default 'scale'
    check (kind in ('scale', 'prevalence', 'absence', 'relation', 'checklist', 'observation')),
  -- What the finding is about within its kind: an absence figure, a relation, a topic. Empty for scales.
  add column subject text not null default '',
  add column psa_category text check (psa_category in
    ('work-pressure', 'aggression-and-violence', 'sexual-intimidation', 'bullying', 'discrimination', 'none')),
  add column field_4a text check (field_4a in ('content', 'relations', 'conditions', 'terms', 'absence')),
  add column exposed_group text not null default '',
  add column exposed_number integer check (exposed_number >= 0),
  add column special_category text not null default '',
  add column risk_method text check (risk_method in ('reach-severity', 'kinney', 'three-by-three')),
  add column risk_inputs jsonb,
  add column risk_class text check (risk_class in ('low', 'medium', 'high', 'very-high')),
  -- Sexual intimidation or violence was reported: the class is at least high, whatever the method says.
  add column risk_reported boolean not null default false,
  add column risk_override text check (risk_override in ('low', 'medium', 'high', 'very-high')),
  add column risk_reason text not null default '',
  add column accepted_by uuid,
  add column accepted_at timestamptz,
  add constraint finding_accepted_by_fkey foreign key (organisation_id, accepted_by)
    references account (organisation_id, id),
  add constraint finding_scale_is_named check (kind not in ('scale', 'prevalence') or (campaign_id is not null and scale is not null)),
  add constraint finding_override_has_reason check (risk_override is null or risk_reason <> ''),
  add constraint finding_reported_is_high check (not risk_reported or coalesce(risk_override, risk_class) in ('high', 'very-high')),
  add constraint finding_acceptance_is_signed
    check ((accepted_because is null) = (accepted_by is null) and (accepted_because is null) = (accepted_at is null)),
  add constraint finding_acceptance_says_why check (length(accepted_because) >= 10);
update finding set evidence = evidence || '{"kind": "scale"}'::jsonb;
create unique index finding_once_per_subject on finding (organisation_id, kind, unit_id, subject)
  where kind in ('absence', 'relation', 'checklist');
create index finding_by_unit on finding (organisation_id, unit_id);

-- Why it is so, in concrete words; the figure does not say it.
create table cause (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  finding_id uuid not null,
  text text not null check (length(text) between 10 and 1000),
  source text not null check (source in ('team-session', 'interview', 'adviser', 'observation')),
  heard_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, finding_id) references finding (organisation_id, id) on delete cascade,
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
create index cause_by_finding on cause (organisation_id, finding_id);

-- What was once written in the column becomes a cause; too short a text says nothing.
insert into cause
  select organisation_id, gen_random_uuid(), id, left(cause, 1000), 'observation', created_at::date, created_by, created_at
  from finding where length(cause) >= 10;
alter table finding drop column cause;

-- ---------------------------------------------------------------- plan row

alter table plan_row
  -- The number people call a row by; counts per organisation, given by the trigger below.
  add column number integer not null default 0,
  add column rie_reference text not null default '',
  add column prevention text check (prevention in ('primary', 'secondary', 'tertiary')),
  add column goal text not null default '',
  add column indicator text not null default '',
  add column baseline text not null default '',
  add column target text not null default '',
  add column owner_email text check (owner_email = lower(owner_email)),
  add column executor text not null default '',
  add column starts_on date,
  add column done_on date,
  add column budget_planned numeric(12, 2) check (budget_planned >= 0),
  add column budget_spent numeric(12, 2) check (budget_spent >= 0),
  add column hours_planned numeric(8, 1) check (hours_planned >= 0),
  add column hours_spent numeric(8, 1) check (hours_spent >= 0),
  add column expertise text not null default '',
  add column legal_article text not null default '',
  add column education_needed text not null default '',
  add column education_done_on date,
  add column council_kind text check (council_kind in ('consent', 'consultation')),
  add column council_on date,
  add column expert_advice text not null default '',
  add column communication text not null default '',
  add column communicated_on date,
  add column evaluate_on date,
  add column effect text check (effect in ('improved', 'no-clear-difference', 'worsened', 'not-measured')),
  add column effect_note text not null default '',
  add column residual_class text check (residual_class in ('low', 'medium', 'high', 'very-high')),
  add column residual_reason text not null default '',
  -- Raised with every change, so that two people cannot overwrite each other unseen.
  add column revision integer not null default 1;
alter table plan_row drop constraint plan_row_step_check;
alter table plan_row add constraint plan_row_step_check
  check (step in ('source', 'collective', 'individual', 'personal-protection'));
update plan_row set step_reason = 'De reden is niet vastgelegd toen de maatregel werd gemaakt.'
  where step <> 'source' and step_reason = '';
update plan_row set status = 'in-progress' where status = 'done';
update plan_row set number = counted.number from (
  select organisation_id, id, row_number() over (partition by organisation_id order by created_at, id) as number from plan_row
) counted where counted.organisation_id = plan_row.organisation_id and counted.id = plan_row.id;
alter table plan_row
  add constraint plan_row_lower_step_has_reason check (step = 'source' or step_reason <> ''),
  add constraint plan_row_done_is_weighed check (status <> 'done'
    or (effect is not null and residual_class is not null and done_on is not null)),
  add constraint plan_row_stopped_says_why check (status <> 'stopped' or remark <> ''),
  add constraint plan_row_council_has_date check ((council_kind is null) = (council_on is null)),
  add constraint plan_row_number_once unique (organisation_id, number);
create index plan_row_by_finding on plan_row (organisation_id, finding_id);
create index plan_row_open_by_deadline on plan_row (deadline) where status in ('planned', 'in-progress');

create function number_plan_row() returns trigger
language plpgsql
as $$
begin
  if new.number = 0 then
    perform pg_advisory_xact_lock(hashtextextended('plan_row ' || new.organisation_id, 0));
    select coalesce(max(number), 0) + 1 into new.number from plan_row where organisation_id = new.organisation_id;
  end if;
  return new;
end
$$;
create trigger plan_row_gets_number before insert on plan_row for each row execute function number_plan_row();

alter table finding force row level security;
alter table plan_row force row level security;

-- How it went three and six months on.
create table plan_check (
  organisation_id uuid not null references organisation (id),
  row_id uuid not null,
  months smallint not null check (months in (3, 6)),
  checked_on date not null,
  outcome text not null check (outcome in ('on-track', 'behind', 'stuck')),
  note text not null default '',
  checked_by uuid not null,
  primary key (organisation_id, row_id, months),
  foreign key (organisation_id, row_id) references plan_row (organisation_id, id) on delete cascade,
  foreign key (organisation_id, checked_by) references account (organisation_id, id)
);

-- ---------------------------------------------------------------- signed versions

create table plan_version (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  number integer not null check (number > 0),
  state text not null default 'preparing' check (state in ('preparing', 'signed')),
  council_kind text check (council_kind in ('consent', 'consultation', 'not-applicable')),
  council_on date,
  council_note text not null default '',
  council_by uuid,
  system_review text check (system_review in ('given', 'not-applicable')),
  system_review_on date,
  system_review_expert text not null default '',
  system_review_note text not null default '',
  system_review_by uuid,
  scope_review text check (scope_review in ('given', 'not-applicable')),
  scope_review_on date,
  scope_review_expert text not null default '',
  scope_review_note text not null default '',
  scope_review_by uuid,
  signer_name text,
  signer_function text,
  signed_by uuid,
  signed_at timestamptz,
  -- Findings, causes and rows as they were signed, with the SHA-256 of that text.
  content jsonb,
  content_hash text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, council_by) references account (organisation_id, id),
  foreign key (organisation_id, system_review_by) references account (organisation_id, id),
  foreign key (organisation_id, scope_review_by) references account (organisation_id, id),
  foreign key (organisation_id, signed_by) references account (organisation_id, id),
  constraint council_is_dated check (council_kind is null or (council_kind = 'not-applicable') = (council_on is null)),
  constraint council_says_why check (council_kind is distinct from 'not-applicable' or length(council_note) >= 10),
  constraint system_review_is_dated check (system_review is null or (system_review = 'not-applicable') = (system_review_on is null)),
  constraint system_review_says_why check (system_review is distinct from 'not-applicable' or length(system_review_note) >= 10),
  constraint scope_review_is_dated check (scope_review is null or (scope_review = 'not-applicable') = (scope_review_on is null)),
  constraint scope_review_says_why check (scope_review is distinct from 'not-applicable' or length(scope_review_note) >= 10),
  constraint signed_is_complete check (state = 'preparing' or (council_kind is not null and system_review is not null
    and scope_review is not null and signer_name is not null and signed_by is not null and signed_at is not null
    and content is not null and content_hash is not null))
);
create unique index plan_version_one_preparing on plan_version (organisation_id) where state = 'preparing';

create function refuse_change_of_signed() returns trigger
language plpgsql
as $$
begin
  if old.state = 'signed' then
    raise exception 'A signed version of the plan cannot be changed or removed' using errcode = 'WP002';
  end if;
  return coalesce(new, old);
end
$$;
create trigger plan_version_signed_is_frozen before update or delete on plan_version
  for each row execute function refuse_change_of_signed();

-- ---------------------------------------------------------------- what happened, and what belongs to it

create table plan_change (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  finding_id uuid,
  row_id uuid,
  version_id uuid,
  kind text not null,
  -- Field by field: what it was and what it became.
  fields jsonb not null default '{}',
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, finding_id) references finding (organisation_id, id),
  foreign key (organisation_id, row_id) references plan_row (organisation_id, id),
  foreign key (organisation_id, version_id) references plan_version (organisation_id, id),
  foreign key (organisation_id, changed_by) references account (organisation_id, id)
);
create index plan_change_by_row on plan_change (organisation_id, row_id, changed_at);
create index plan_change_by_finding on plan_change (organisation_id, finding_id, changed_at);
create trigger plan_change_is_kept before update or delete on plan_change for each row execute function refuse_change();

-- Kept here and not as files, so that they stand behind the same row security and in the same backup as their row.
create table attachment (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  row_id uuid,
  version_id uuid,
  name text not null check (length(name) between 1 and 120),
  media_type text not null,
  size integer not null check (size between 1 and 5242880),
  sha256 text not null,
  bytes bytea not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  check ((row_id is null) <> (version_id is null)),
  check (octet_length(bytes) = size),
  foreign key (organisation_id, row_id) references plan_row (organisation_id, id),
  foreign key (organisation_id, version_id) references plan_version (organisation_id, id),
  foreign key (organisation_id, added_by) references account (organisation_id, id)
);
create index attachment_by_row on attachment (organisation_id, row_id);

-- The plan looked back on once a year, with the figures as they were that day.
create table plan_review (
  organisation_id uuid not null references organisation (id),
  year integer not null check (year between 2000 and 2200),
  held_on date not null,
  with_council_on date,
  figures jsonb not null,
  learned text not null,
  next_year text not null default '',
  reviewed_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, year),
  foreign key (organisation_id, reviewed_by) references account (organisation_id, id)
);

-- One message per row, kind and date, however often the loop comes by and however many processes run it.
create table plan_reminder (
  organisation_id uuid not null references organisation (id),
  row_id uuid not null,
  kind text not null check (kind in ('soon', 'overdue', 'check-3', 'check-6', 'evaluate')),
  due_on date not null,
  primary key (organisation_id, row_id, kind, due_on),
  foreign key (organisation_id, row_id) references plan_row (organisation_id, id) on delete cascade
);

-- ---------------------------------------------------------------- guided paths

-- One walk through a guided path (surveys/guides), for the organisation or for one unit.
create table guide_run (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  guide text not null,
  unit_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  finished_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, unit_id) references unit (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
create table guide_step (
  organisation_id uuid not null references organisation (id),
  run_id uuid not null,
  step text not null,
  text text not null default '',
  done_on date,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (organisation_id, run_id, step),
  foreign key (organisation_id, run_id) references guide_run (organisation_id, id) on delete cascade,
  foreign key (organisation_id, changed_by) references account (organisation_id, id)
);

-- ---------------------------------------------------------------- who may do what

do $$
declare tenant text;
begin
  foreach tenant in array array['cause', 'plan_check', 'plan_version', 'plan_change', 'attachment', 'plan_review',
    'plan_reminder', 'guide_run', 'guide_step'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
grant select, insert on plan_change to werkpeil_web;
grant select, insert, update on plan_version, plan_check, plan_review, guide_step to werkpeil_web;
grant select, insert, update, delete on guide_run to werkpeil_web;
grant select, insert, delete on cause, attachment to werkpeil_web;
grant delete on guide_step to werkpeil_web;

-- Reminders: the loop finds what is due in every organisation and writes each message inside its own.
grant select on plan_row, plan_check to werkpeil_work;
grant select, insert on plan_reminder to werkpeil_work;
create policy work_sees_deadlines on plan_row for select to werkpeil_work using (true);
