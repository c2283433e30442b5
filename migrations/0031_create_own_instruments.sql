-- Questionnaires, modules and norms that belong to one organisation: edited, imported, or brought under a licence.
-- Why the whole questionnaire in one column: it is read, checked and frozen as a whole, by the same parser that reads
-- the files in surveys/. A published version never changes; that is a trigger and no habit.
-- Lock: none on existing tables. Undo: drop the three tables.

create table own_questionnaire (
  organisation_id uuid not null references organisation (id),
  questionnaire_id text not null check (questionnaire_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(questionnaire_id) <= 40),
  version text not null check (version ~ '^\d+\.\d+\.\d+(-own\.\d+)?$'),
  kind text not null check (kind in ('questionnaire', 'module')),
  -- The version that an edit started from; null for what came from a file.
  made_from text,
  file jsonb not null check (file ->> 'licence' <> ''),
  -- What the import took over and what it could not; null for an edit.
  report jsonb,
  remark text not null default '' check (length(remark) <= 400),
  created_by uuid not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (organisation_id, questionnaire_id, version),
  foreign key (organisation_id, created_by) references account (organisation_id, id),
  check (file ->> 'id' = questionnaire_id and file ->> 'version' = version and file ->> 'kind' = kind)
);

-- A file of another system that was read and still waits for somebody to say what its items mean.
create table instrument_draft (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 160),
  draft jsonb not null,
  report jsonb not null,
  mapping jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);

create table own_norm (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  origin text not null check (origin in ('cbs', 'licence-holder', 'own-campaign')),
  campaign_id uuid,
  -- The passport: source, licence, population, unit, comparability, day of expiry.
  passport jsonb not null check (passport ->> 'licence' <> '' and passport ->> 'source' <> ''),
  rows jsonb not null check (jsonb_array_length(rows) > 0),
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id),
  check ((origin = 'own-campaign') = (campaign_id is not null))
);
create unique index own_norm_once_per_campaign on own_norm (organisation_id, campaign_id) where campaign_id is not null;

do $$
declare tenant text;
begin
  foreach tenant in array array['own_questionnaire', 'instrument_draft', 'own_norm'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;

grant select, insert, update, delete on own_questionnaire, instrument_draft to werkpeil_web;
grant select, insert, delete on own_norm to werkpeil_web;
-- A launch reads the questionnaire that it freezes.
grant select on own_questionnaire to werkpeil_work;

-- Only a draft may be changed or thrown away; to publish is the last change.
create function refuse_change_of_published() returns trigger
language plpgsql
as $$
begin
  if old.published_at is not null then
    raise exception 'A published version cannot be changed or removed' using errcode = 'WP001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_version_stays before update or delete on own_questionnaire
  for each row execute function refuse_change_of_published();
