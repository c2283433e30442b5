-- Why: figures that need the answers of persons (reliability, agreement, drivers, quadrants, effort-reward, straight
--   lines, response) are made at the tally and published with the cells; the manage site reads them and nothing finer.
-- Lock: none on existing data (new table). Reversible: drop the table.
create table published_analysis (
  organisation_id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('reliability', 'team-differences', 'agreement', 'drivers', 'quadrants',
    'effort-reward', 'straight-lining', 'response')),
  -- null: about the whole organisation
  unit_id uuid,
  scale text not null default '',
  cell jsonb not null,
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);
-- One per campaign: the answers are gone, so nothing of this can be made a second time.
create unique index published_analysis_once on published_analysis (organisation_id, campaign_id, kind, scale, unit_id)
  nulls not distinct;

alter table published_analysis enable row level security;
alter table published_analysis force row level security;
create policy own_organisation on published_analysis to werkpeil_web, werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select on published_analysis to werkpeil_web;
grant select, insert on published_analysis to werkpeil_work;
create trigger analysis_is_append_only before update or delete on published_analysis
  for each row execute function refuse_change();
