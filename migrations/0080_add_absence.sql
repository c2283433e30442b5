-- Why: absence figures. What stands here is what is left of an import: sums of groups of at least ten employees. The
-- absences themselves are added up in memory and are never written anywhere.
-- Lock: none on existing data. Reversible: drop the tables.

-- The newest import replaces the one before it: two cuts of the same months could be subtracted from one another.
create table absence_import (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('cases', 'totals')),
  first_month text not null check (first_month ~ '^\d{4}-\d{2}$'),
  last_month text not null check (last_month ~ '^\d{4}-\d{2}$'),
  -- What was read and what was left out, in numbers.
  counts jsonb not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  primary key (organisation_id, id),
  check (first_month <= last_month),
  foreign key (organisation_id, imported_by) references account (organisation_id, id)
);

-- The tree as it was at the import, and the unit in whose block the employees of each unit are counted.
create table absence_unit (
  organisation_id uuid not null,
  import_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  code text not null,
  name text not null,
  narrow_unit_id uuid,
  wide_unit_id uuid,
  primary key (organisation_id, import_id, unit_id),
  foreign key (organisation_id, import_id) references absence_import (organisation_id, id) on delete cascade
);

-- One row per block, or per category of employees of the whole organisation, and month.
create table absence_total (
  organisation_id uuid not null,
  import_id uuid not null,
  dimension text not null check (dimension in ('narrow', 'wide', 'age', 'sex', 'function')),
  -- The unit of the block, or the categories joined by '+'.
  key text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  heads double precision not null,
  head_days double precision not null,
  employment_days double precision not null,
  sick_days double precision not null check (sick_days >= 0),
  reports double precision not null check (reports >= 0),
  -- Durations, classes and numbers of people: of at least fifty employees only.
  ended double precision check (ended >= 0),
  ended_days double precision,
  year jsonb,
  primary key (organisation_id, import_id, dimension, key, month),
  foreign key (organisation_id, import_id) references absence_import (organisation_id, id) on delete cascade,
  constraint absence_total_of_enough_people check (heads >= case dimension when 'wide' then 50 else 10 end),
  constraint absence_total_details_of_wide check (dimension = 'wide' or (ended is null and ended_days is null and year is null))
);

-- Complaint groups as the occupational health service reports them: the whole organisation, fifteen absences or more.
create table absence_complaint (
  organisation_id uuid not null references organisation (id),
  period text not null check (period ~ '^\d{4}$'),
  complaint_group text not null check (length(complaint_group) between 1 and 40),
  cases integer not null check (cases >= 15),
  imported_at timestamptz not null,
  primary key (organisation_id, period, complaint_group)
);

-- Which column of the files of this organisation holds what; remembered for the next import.
create table absence_mapping (
  organisation_id uuid not null references organisation (id),
  role text not null check (role in ('cases', 'employments', 'unit-months', 'totals', 'complaints')),
  columns jsonb not null,
  saved_at timestamptz not null,
  primary key (organisation_id, role)
);

-- Newer quarters of Statistics Netherlands, as HR brought them.
create table absence_norm (
  organisation_id uuid not null references organisation (id),
  group_code text not null check (length(group_code) between 1 and 20),
  quarter text not null check (quarter ~ '^\d{4}Q[1-4]$'),
  value double precision not null check (value between 0 and 100),
  imported_at timestamptz not null,
  primary key (organisation_id, group_code, quarter)
);

-- Prices of the cost calculation, when an organisation has its own.
create table absence_price (
  organisation_id uuid not null references organisation (id),
  prices jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (organisation_id),
  foreign key (organisation_id, saved_by) references account (organisation_id, id)
);

do $$
declare tenant text;
begin
  foreach tenant in array array['absence_import', 'absence_unit', 'absence_total', 'absence_complaint', 'absence_mapping',
    'absence_norm', 'absence_price'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
grant select, insert on absence_import, absence_unit, absence_total to werkpeil_web;
grant delete on absence_import to werkpeil_web;
grant select, insert, delete on absence_complaint, absence_norm to werkpeil_web;
grant select, insert, update on absence_mapping, absence_price to werkpeil_web;
