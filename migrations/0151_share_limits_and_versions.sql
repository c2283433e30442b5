-- Why: several server processes share one limit on tries, and a copy of the database for reading can be asked whether it
--   has everything that was published.
-- Lock: none on existing tables but the triggers (a moment each). Reversible: yes.

-- Tries per minute behind a keyed hash of the address: the key is not in the database, and a row is gone within minutes.
create table try_count (
  key_hash bytea primary key check (octet_length(key_hash) = 32),
  tries integer not null check (tries > 0),
  ends_at timestamptz not null
);
create index try_count_by_end on try_count (ends_at);
alter table try_count enable row level security;
alter table try_count force row level security;
create policy gate_counts on try_count for all to werkpeil_gate using (true) with check (true);
grant select, insert, update, delete on try_count to werkpeil_gate;

-- A number per organisation that goes up with everything that decides which published figures somebody sees.
create table figures_version (
  organisation_id uuid primary key references organisation (id),
  version bigint not null default 1
);
alter table figures_version enable row level security;
alter table figures_version force row level security;
create policy own_organisation on figures_version for all to werkpeil_web, werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy gate_reads on figures_version for select to werkpeil_gate using (true);
grant select, insert, update on figures_version to werkpeil_web, werkpeil_work;
grant select on figures_version to werkpeil_gate;

create function note_figures() returns trigger
language plpgsql
as $$
begin
  insert into figures_version as f (organisation_id) values (coalesce(new.organisation_id, old.organisation_id))
    on conflict (organisation_id) do update set version = f.version + 1;
  return null;
end
$$;
create trigger figures_by_release after insert on release for each row execute function note_figures();
create trigger figures_by_status after update of status on campaign for each row
  when (old.status is distinct from new.status and new.status = 'published') execute function note_figures();
create trigger figures_by_contract after insert on campaign_contract for each row
  when (new.version > 1) execute function note_figures();
create trigger figures_by_tree after update of parent_id on unit for each row
  when (old.parent_id is distinct from new.parent_id) execute function note_figures();
create trigger figures_by_role after insert or update or delete on account_role for each row execute function note_figures();
create trigger figures_by_reading after insert or update or delete on interpretation for each row execute function note_figures();
