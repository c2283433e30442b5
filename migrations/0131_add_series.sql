-- Why: a campaign comes back every year by itself, and a short one may come in between. A series makes a draft some weeks
--   before it opens; HR still looks at it and launches it.
-- Lock: campaign exclusively, for a moment. Reversible: yes, by dropping what is added.

-- Ids of the scales that are asked; empty: all of them. A short list is an interim pulse.
alter table campaign add column scales text[] not null default '{}' check (cardinality(scales) <= 100);
alter table campaign add column series_id uuid;

create table campaign_series (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  from_campaign_id uuid not null,
  every_months smallint not null check (every_months in (1, 2, 3, 4, 6, 12, 24)),
  next_opens_on date not null,
  days_open smallint not null check (days_open between 3 and 90),
  scales text[] not null default '{}' check (cardinality(scales) <= 100),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, from_campaign_id) references campaign (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id)
);
alter table campaign add foreign key (organisation_id, series_id) references campaign_series (organisation_id, id);
alter table campaign_series enable row level security;
alter table campaign_series force row level security;
create policy own_organisation on campaign_series to werkpeil_web, werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy work_looks on campaign_series for select to werkpeil_work using (true);
grant select, insert on campaign_series to werkpeil_web;
grant update (next_opens_on, days_open, ended_at) on campaign_series to werkpeil_web;
grant select on campaign_series to werkpeil_work;
grant update (next_opens_on, from_campaign_id) on campaign_series to werkpeil_work;
