-- Why: a team talks about its results: chooses three topics by an anonymous vote on phones, says what lies behind them,
--   and the public page of a unit tells what was said and what is done.
-- Lock: none on existing data (new tables). Reversible: drop the tables.

-- One conversation of one unit about one published campaign.
create table team_session (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  -- What people see on their phones: six characters, and the way in. Unguessable enough for an hour, useless after it.
  code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  -- Scale ids in the order they are offered.
  topics text[] not null check (cardinality(topics) between 3 and 8),
  state text not null default 'prepared' check (state in ('prepared', 'voting', 'counted', 'collecting', 'closed')),
  -- Votes per topic, written once, at the close of the vote and only with enough of them.
  outcome integer[],
  chosen text[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id),
  foreign key (organisation_id, created_by) references account (organisation_id, id),
  check (outcome is null or cardinality(outcome) = cardinality(topics)),
  check (cardinality(chosen) <= 3)
);

-- A ballot of the team: the topics chosen and nothing else. No person, no device, no time; a phone that votes again
-- replaces its vote by a random mark that it alone keeps, and all votes are removed at the close.
create table team_vote (
  session_id uuid not null,
  organisation_id uuid not null,
  mark bytea not null check (length(mark) = 32),
  choices smallint[] not null check (cardinality(choices) between 1 and 3),
  primary key (organisation_id, session_id, mark),
  foreign key (organisation_id, session_id) references team_session (organisation_id, id) on delete cascade
);

-- What somebody in the room thinks lies behind a topic. Not shown until the manager has read it aloud with the team.
create table team_cause (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  topic text not null,
  text text not null check (length(text) between 10 and 300),
  -- Set when it became a cause of a finding.
  kept boolean not null default false,
  primary key (organisation_id, id),
  foreign key (organisation_id, session_id) references team_session (organisation_id, id) on delete cascade
);
create index team_cause_by_session on team_cause (organisation_id, session_id);

-- The public page of one unit after one campaign: made at the release, from published figures only.
create table public_page (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  -- 256 random bits: who does not have the address cannot guess it.
  address text not null unique check (address ~ '^[A-Za-z0-9_-]{43}$'),
  -- The unit and everything above it: measures of all of these concern the people of this page.
  path uuid[] not null,
  -- What was said, as it was published: server/features/follow/what-was-said.ts.
  said jsonb not null,
  primary key (organisation_id, campaign_id, unit_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);

-- Plan rows that HR, management or the manager shows on the public page.
create table public_measure (
  organisation_id uuid not null,
  plan_row_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  -- In the words of the page; the row itself may hold names and money.
  text text not null check (length(text) between 5 and 300),
  -- As the row has them; kept by a trigger, so that the answer site needs no right on plan rows.
  status text not null,
  deadline date not null,
  shown_by uuid not null,
  primary key (organisation_id, plan_row_id),
  foreign key (organisation_id, plan_row_id) references plan_row (organisation_id, id) on delete cascade,
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, shown_by) references account (organisation_id, id)
);

do $$
declare tenant text;
begin
  foreach tenant in array array['team_session', 'team_vote', 'team_cause', 'public_page', 'public_measure'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
grant select, insert, update on team_session to werkpeil_web;
-- Votes are counted and removed in one statement; the mark of a phone is not readable here.
grant select (organisation_id, session_id, choices), delete on team_vote to werkpeil_web;
grant select, update, delete on team_cause to werkpeil_web;
grant select on public_page to werkpeil_web;
grant select, insert on public_page to werkpeil_work;
grant select, insert, update, delete on public_measure to werkpeil_web;

-- Phones: one session by its code, while it is going on.
grant select (organisation_id, id, code, topics, campaign_id, unit_id, state, chosen) on team_session to werkpeil_answer;
grant insert, select (organisation_id, session_id, mark), update (choices) on team_vote to werkpeil_answer;
grant insert on team_cause to werkpeil_answer;
create policy by_code on team_session for select to werkpeil_answer
  using (code = nullif(current_setting('werkpeil.session_code', true), '') and state <> 'prepared');
create policy in_session on team_vote to werkpeil_answer
  using (exists (select from team_session s where s.id = session_id and s.state = 'voting'))
  with check (exists (select from team_session s where s.id = session_id
    and s.organisation_id = team_vote.organisation_id and s.state = 'voting'));
create policy in_session on team_cause for insert to werkpeil_answer
  with check (exists (select from team_session s where s.id = session_id
    and s.organisation_id = team_cause.organisation_id and s.state = 'collecting' and topic = any (s.chosen)));

-- Public page: found by its address, or by the link of an employee of that group.
grant select (organisation_id, campaign_id, unit_id, address, path, said) on public_page to werkpeil_answer;
create policy by_address on public_page for select to werkpeil_answer
  using (address = nullif(current_setting('werkpeil.page_address', true), ''));
create policy by_link on public_page for select to werkpeil_answer
  using (exists (select from invitation i join scope s on s.campaign_id = i.campaign_id and s.id = i.scope_id
    where i.campaign_id = public_page.campaign_id and s.unit_id = public_page.unit_id));
grant select (organisation_id, plan_row_id, campaign_id, unit_id, text, status, deadline) on public_measure to werkpeil_answer;
create policy on_page on public_measure for select to werkpeil_answer
  using (exists (select from public_page p where p.organisation_id = public_measure.organisation_id
    and p.campaign_id = public_measure.campaign_id and public_measure.unit_id = any (p.path)));

create function show_row_as_it_is() returns trigger
language plpgsql
as $$
begin
  update public_measure set status = new.status, deadline = new.deadline
    where organisation_id = new.organisation_id and plan_row_id = new.id;
  return null;
end
$$;
create trigger public_measure_follows after update of status, deadline on plan_row
  for each row execute function show_row_as_it_is();
grant select, update on public_measure to werkpeil_work;
