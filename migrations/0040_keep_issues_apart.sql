-- Why: who fetched a credential leaves the invitation for a table of its own, one partition per campaign, that is dropped
--   with the ballots; an invitation row is never written again after launch, so its place and age say nothing. Adds one
--   re-issue per invitation, cards that are drawn instead of letters by name, and the nightly round of an open campaign.
-- Lock: invitation, scope and campaign exclusively, for moments. Reversible: no (issue marks move).

create table credential_issue (
  organisation_id uuid not null,
  campaign_id uuid not null,
  invitation_id uuid not null,
  blinded_hash bytea not null,
  -- How many nightly rounds have passed since: at two, a day or more has gone by. No moment is kept.
  nights smallint not null default 0 check (nights between 0 and 2),
  reissued boolean not null default false,
  primary key (organisation_id, campaign_id, invitation_id)
) partition by list (campaign_id);
alter table credential_issue enable row level security;
alter table credential_issue force row level security;

create or replace function open_ballot_box(campaign uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare kept text;
begin
  foreach kept in array array['ballot', 'credential_issue'] loop
    execute format('create table public.%I partition of public.%I for values in (%L)', kept || '_' || replace(campaign::text, '-', ''), kept, campaign);
    execute format('alter table public.%I enable row level security', kept || '_' || replace(campaign::text, '-', ''));
    execute format('alter table public.%I force row level security', kept || '_' || replace(campaign::text, '-', ''));
  end loop;
end
$$;
create or replace function shred_ballot_box(campaign uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  execute format('drop table if exists public.%I', 'ballot_' || replace(campaign::text, '-', ''));
  execute format('drop table if exists public.%I', 'credential_issue_' || replace(campaign::text, '-', ''));
end
$$;

-- Campaigns that are running keep what was issued.
alter table invitation no force row level security;
alter table campaign no force row level security;
alter table credential_issue no force row level security;
do $$
declare running uuid; part text;
begin
  for running in select id from campaign where status in ('open', 'closed') loop
    part := 'credential_issue_' || replace(running::text, '-', '');
    execute format('create table public.%I partition of public.credential_issue for values in (%L)', part, running);
    execute format('insert into public.%I (organisation_id, campaign_id, invitation_id, blinded_hash)
      select organisation_id, campaign_id, id, blinded_hash from invitation where campaign_id = %L and issued', part, running);
    execute format('alter table public.%I enable row level security', part);
    execute format('alter table public.%I force row level security', part);
  end loop;
end
$$;
alter table credential_issue force row level security;
alter table campaign force row level security;
alter table invitation force row level security;
alter table invitation drop column issued, drop column blinded_hash;
-- A drawn card belongs to a group and to nobody.
alter table invitation alter column employee_id drop not null;

-- How often a credential was issued a second time in this group: what the tally calls possible double answers.
alter table scope add column reissued integer not null default 0 check (reissued >= 0);
-- People without a mail address get a letter with their name, or their group gets a bowl of cards.
alter table campaign add column paper text not null default 'letters' check (paper in ('letters', 'cards'));
alter table campaign add column nightly_at timestamptz;

-- Codes of drawn cards until they are printed.
create table card (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  scope_id uuid not null,
  code text not null,
  primary key (organisation_id, campaign_id, id),
  foreign key (organisation_id, campaign_id, scope_id) references scope (organisation_id, campaign_id, id)
);
alter table card enable row level security;
alter table card force row level security;
create policy own_organisation on card to werkpeil_web, werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant insert, select on card to werkpeil_work;
grant select, delete on card to werkpeil_web;

-- The answer site sees and writes the one issue of the invitation that its token shows.
create policy by_invitation on credential_issue to werkpeil_answer
  using (exists (select from invitation i where i.campaign_id = credential_issue.campaign_id and i.id = credential_issue.invitation_id))
  with check (exists (select from invitation i where i.campaign_id = credential_issue.campaign_id and i.id = credential_issue.invitation_id));
grant select, insert on credential_issue to werkpeil_answer;
grant update (blinded_hash, reissued, nights) on credential_issue to werkpeil_answer;
grant select (reissued), update (reissued) on scope to werkpeil_answer;
create policy answer_counts on scope for update to werkpeil_answer
  using (exists (select from invitation i where i.campaign_id = scope.campaign_id and i.scope_id = scope.id))
  with check (true);
create policy own_organisation on credential_issue to werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select on credential_issue to werkpeil_work;
grant update (nights) on credential_issue to werkpeil_work;

-- Printed letters lose their text, and with it the link.
grant update (state, body) on outbox to werkpeil_web;
create policy prints_letters on outbox as restrictive for update to werkpeil_web using (kind = 'letter');
