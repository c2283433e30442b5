-- Why: checklists about the organisation (absence policy, working conditions): one round a year, topic by topic.
-- Lock: none on existing data. Reversible: drop the tables.

create table checklist_round (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  checklist text not null,
  version text not null,
  held_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  -- A closed round does not change any more.
  closed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
create unique index checklist_round_one_open on checklist_round (organisation_id, checklist) where closed_at is null;

create table checklist_answer (
  organisation_id uuid not null,
  round_id uuid not null,
  topic text not null,
  present text not null check (present in ('yes', 'partly', 'no')),
  working text not null check (working in ('yes', 'partly', 'no', 'unknown')),
  evidence text not null default '' check (length(evidence) <= 1000),
  owner text not null default '' check (length(owner) <= 120),
  due_on date,
  primary key (organisation_id, round_id, topic),
  foreign key (organisation_id, round_id) references checklist_round (organisation_id, id) on delete cascade
);

-- Steps of the Gatekeeper Act in numbers: how many were due and how many were met on time. Never who.
create table checklist_milestone (
  organisation_id uuid not null,
  round_id uuid not null,
  milestone text not null,
  due integer not null check (due >= 0),
  met integer not null check (met between 0 and due),
  primary key (organisation_id, round_id, milestone),
  foreign key (organisation_id, round_id) references checklist_round (organisation_id, id) on delete cascade
);

do $$
declare tenant text;
begin
  foreach tenant in array array['checklist_round', 'checklist_answer', 'checklist_milestone'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
grant select, insert, update on checklist_round, checklist_answer, checklist_milestone to werkpeil_web;
grant delete on checklist_round to werkpeil_web;
