-- Why: the contract of a campaign, its signature by the works council, the sealing key that the works council holds, the
--   response that HR may follow, and what a tally refused and destroyed.
-- Lock: organisation and tally exclusively, for moments. Reversible: yes, by dropping what is made here.

-- What is promised to employees. Version 1 is made at launch; a later version may only be stricter.
create table campaign_contract (
  organisation_id uuid not null,
  campaign_id uuid not null,
  version smallint not null check (version >= 1),
  terms jsonb not null,
  terms_hash text not null,
  reason text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  primary key (organisation_id, campaign_id, version),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, made_by) references account (organisation_id, id),
  check ((version = 1) = (reason = ''))
);

-- The works council's word on exactly these terms.
create table contract_signature (
  organisation_id uuid not null,
  campaign_id uuid not null,
  terms_hash text not null,
  kind text not null check (kind in ('signed', 'not-applicable')),
  reason text not null default '' check (length(reason) <= 1000),
  signed_by uuid not null,
  signed_at timestamptz not null,
  primary key (organisation_id, campaign_id, terms_hash),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, signed_by) references account (organisation_id, id),
  check ((kind = 'not-applicable') = (length(trim(reason)) > 0))
);

-- True when no one learns more, or keeps it longer, under the new terms than under the old ones.
create function terms_are_as_strict(old jsonb, new jsonb) returns boolean
language sql immutable
as $$
  select new -> 'questionnaire' = old -> 'questionnaire'
    and new -> 'scopeMinimum' = old -> 'scopeMinimum'
    and new -> 'sealedBy' = old -> 'sealedBy'
    and new -> 'unitIds' = old -> 'unitIds'
    and (new ->> 'minimumGroup')::int >= (old ->> 'minimumGroup')::int
    and old -> 'cuts' @> (new -> 'cuts')
    and old -> 'readers' @> (new -> 'readers')
    and (select count(*) from jsonb_object_keys(new -> 'scales')) = (select count(*) from jsonb_object_keys(old -> 'scales'))
    and not exists (select from jsonb_each_text(old -> 'scales') o
      where coalesce((new -> 'scales' ->> o.key)::int, 0) < o.value::int)
    and (select count(*) from jsonb_object_keys(new -> 'retention')) = (select count(*) from jsonb_object_keys(old -> 'retention'))
    and not exists (select from jsonb_each_text(old -> 'retention') o
      where coalesce((new -> 'retention' ->> o.key)::int, 2147483647) > o.value::int)
$$;

create function refuse_loosening() returns trigger
language plpgsql
as $$
declare before jsonb;
begin
  if new.version = 1 then return new; end if;
  select terms into before from campaign_contract
    where organisation_id = new.organisation_id and campaign_id = new.campaign_id and version = new.version - 1;
  if before is null or not terms_are_as_strict(before, new.terms) or before = new.terms then
    raise exception 'A contract can only become stricter' using errcode = 'WP002';
  end if;
  return new;
end
$$;
create trigger contract_only_tightens before insert on campaign_contract for each row execute function refuse_loosening();
create trigger contract_is_append_only before update or delete on campaign_contract for each row execute function refuse_change();
create trigger signature_is_append_only before update or delete on contract_signature for each row execute function refuse_change();

-- The works council may ask that no campaign starts without its word. Only that role switches it.
alter table organisation add column consent_required boolean not null default false;

-- The sealing key of a campaign that the works council seals: the public half; the private half is in three shares outside.
create table council_seal (
  organisation_id uuid not null,
  campaign_id uuid not null,
  public_key bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (organisation_id, campaign_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, made_by) references account (organisation_id, id)
);

-- The response that HR may follow, renewed once a night.
create table response_figure (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  figure jsonb not null,
  primary key (organisation_id, campaign_id, unit_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);
-- Per block, the number of ballots that the figures are made of: it only moves in steps of several people.
create table response_held (
  organisation_id uuid not null,
  campaign_id uuid not null,
  block text not null,
  held integer not null,
  primary key (organisation_id, campaign_id, block),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

alter table tally add column refused jsonb not null default '{}';
alter table tally add column reissued integer not null default 0;

do $$
declare tenant text;
begin
  foreach tenant in array array['campaign_contract', 'contract_signature', 'council_seal', 'response_figure', 'response_held'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
-- Launch makes version 1; an account can only add a stricter one. The sealing key is settled before launch.
create policy only_stricter on campaign_contract as restrictive for insert to werkpeil_web with check (version > 1);
create policy before_launch on council_seal as restrictive for insert to werkpeil_web
  with check (exists (select from campaign c where c.id = campaign_id and c.status = 'draft'));
create policy until_launch on council_seal as restrictive for delete to werkpeil_web
  using (exists (select from campaign c where c.id = campaign_id and c.status = 'draft'));

grant select, insert on campaign_contract, contract_signature to werkpeil_web;
grant select, insert on campaign_contract to werkpeil_work;
grant select on contract_signature, council_seal to werkpeil_work;
grant select, insert, delete on council_seal to werkpeil_web;
grant select on response_figure to werkpeil_web;
grant select, insert, update, delete on response_figure, response_held to werkpeil_work;
grant select (reissued) on scope to werkpeil_web;
grant select (manifest, manifest_hash) on campaign to werkpeil_web;
grant update (consent_required) on organisation to werkpeil_web;

-- What everybody may know of the contract, on the answer site.
grant select (organisation_id, campaign_id, version, terms, terms_hash, made_at, reason) on campaign_contract to werkpeil_answer;
grant select (organisation_id, campaign_id, terms_hash, kind, reason, signed_at) on contract_signature to werkpeil_answer;
grant select (opens_on, paper, published_at) on campaign to werkpeil_answer;
grant select (organisation_id, campaign_id, counted, invalid, reissued, certificate) on tally to werkpeil_answer;
create policy answer_reads on campaign_contract for select to werkpeil_answer using (true);
create policy answer_reads on contract_signature for select to werkpeil_answer using (true);
create policy answer_reads on tally for select to werkpeil_answer using (true);

-- A role that the contract takes off the list of readers sees no figure of that campaign, whatever a route would give.
create function closed_to_reader() returns setof uuid
language sql stable
as $$
  select c.campaign_id from campaign_contract c
  where c.version = (select max(version) from campaign_contract l where l.organisation_id = c.organisation_id and l.campaign_id = c.campaign_id)
    and current_setting('werkpeil.roles', true) <> ''
    and not (c.terms -> 'readers' ?| string_to_array(current_setting('werkpeil.roles', true), ','))
$$;
create policy readers_of_contract on published_cell as restrictive for select to werkpeil_web
  using (campaign_id not in (select closed_to_reader()));

-- Writes everything to the tables and drops the log of changes up to here. Null when the owner may not do this.
create function push_out_log() returns integer
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare here text; older integer;
begin
  here := pg_walfile_name(pg_current_wal_insert_lsn());
  perform pg_switch_wal();
  checkpoint;
  checkpoint;
  select count(*) into older from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name <= here;
  return older;
exception when insufficient_privilege then return null;
end
$$;
revoke all on function push_out_log() from public;
grant execute on function push_out_log() to werkpeil_work;
