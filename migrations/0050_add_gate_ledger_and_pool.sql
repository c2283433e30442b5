-- Why: background questions chosen per campaign; comments that wait for a professional; a ledger that the manage site cannot
-- read; releases under other unit names; a norm pool over organisations.
-- Lock: adds one column with a constant default and new tables; short. Reversible: yes, while nothing is in them.

-- Which background questions a campaign asks; frozen with its definition at launch.
alter table campaign add column cuts text[] not null default '{}' check (cardinality(cuts) <= 3);

-- ---------------------------------------------------------------- releases

alter table release add column made_by uuid;

-- What each measure of a release told and about how many people per block: finer than a figure, so for jobs only.
create table release_ledger (
  organisation_id uuid not null,
  release_id uuid not null,
  scale text not null,
  entry jsonb not null,
  primary key (organisation_id, release_id, scale),
  foreign key (organisation_id, release_id) references release (organisation_id, id) on delete cascade
);

-- The tree of a release that only gives units other names; `frozen_unit_id` is the unit of the tree at launch.
create table release_unit (
  organisation_id uuid not null,
  release_id uuid not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  frozen_unit_id uuid not null,
  code text not null,
  name text not null,
  primary key (organisation_id, release_id, unit_id),
  foreign key (organisation_id, release_id) references release (organisation_id, id) on delete cascade
);

-- ---------------------------------------------------------------- comments

-- One open question of a counted campaign: its blocks of at least ten commenters, and what became of the comments.
create table comment_question (
  organisation_id uuid not null,
  campaign_id uuid not null,
  question text not null,
  written integer not null check (written = 0 or written >= 10),
  plan jsonb not null,
  released_at timestamptz,
  released_by uuid,
  published integer,
  redacted integer,
  withheld integer,
  reasons jsonb,
  primary key (organisation_id, campaign_id, question),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  check ((released_at is null) = (published is null)),
  check (released_at is null or published + redacted + withheld = written)
);

-- A comment that waits for the adviser, sealed: the key stands outside the database. A block is the finest thing known of
-- who wrote it. Gone, with the key, once the lists of its campaign are published.
create table comment (
  organisation_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  question text not null,
  block text not null,
  sealed bytea not null,
  decision text not null default 'waiting' check (decision in ('waiting', 'published', 'redacted', 'withheld')),
  text text check (length(text) between 1 and 4000),
  reason text check (reason in ('names-someone', 'recognisable', 'health', 'hurtful', 'empty')),
  primary key (organisation_id, campaign_id, id),
  foreign key (organisation_id, campaign_id, question) references comment_question (organisation_id, campaign_id, question) on delete cascade,
  check ((decision = 'redacted') = (text is not null)),
  check ((decision in ('redacted', 'withheld')) = (reason is not null))
);

-- What readers see: one list per unit and question, or the fact that there is none.
create table comment_list (
  organisation_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  question text not null,
  cell jsonb not null,
  primary key (organisation_id, campaign_id, unit_id, question),
  foreign key (organisation_id, campaign_id, question) references comment_question (organisation_id, campaign_id, question) on delete cascade
);

-- ---------------------------------------------------------------- norm pool

-- An organisation that lets its figures count in a norm. Taking part ends with the row; versions already made stay.
create table norm_consent (
  organisation_id uuid not null references organisation (id) on delete cascade,
  given_at timestamptz not null,
  given_by uuid not null,
  primary key (organisation_id)
);

-- A version belongs to nobody: it names no organisation, and every organisation may read it.
create table norm_version (
  id uuid not null,
  questionnaire_id text not null,
  questionnaire_version text not null,
  variant text not null,
  number smallint not null,
  made_at timestamptz not null,
  organisations smallint not null check (organisations >= 10),
  primary key (id)
);

create table norm_figure (
  id uuid not null references norm_version (id) on delete cascade,
  scale text not null,
  mean smallint not null check (mean between 0 and 100),
  sd smallint not null,
  n_from integer not null,
  n_to integer,
  primary key (id, scale)
);

-- Who was in which version: needed to refuse the next one, and read by jobs only.
create table norm_member (
  id uuid not null references norm_version (id) on delete cascade,
  organisation_id uuid not null,
  primary key (id, organisation_id)
);

-- ---------------------------------------------------------------- who may do what

do $$
declare tenant text;
begin
  foreach tenant in array array['release_ledger', 'release_unit', 'comment_question', 'comment', 'comment_list', 'norm_consent'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
  foreach tenant in array array['norm_version', 'norm_figure', 'norm_member'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy work_makes on %I to werkpeil_work using (true) with check (true)', tenant);
  end loop;
end
$$;
create policy everyone_reads on norm_version for select to werkpeil_web using (true);
create policy everyone_reads on norm_figure for select to werkpeil_web using (true);
create policy work_counts on norm_consent for select to werkpeil_work using (true);

grant select, insert on release_ledger, release_unit, comment_question, comment, norm_version, norm_figure, norm_member to werkpeil_work;
grant select on norm_consent to werkpeil_work;
grant select on release_unit, comment_list, norm_version, norm_figure to werkpeil_web;
grant insert on comment_list to werkpeil_web;
grant select, update (released_at, released_by, published, redacted, withheld, reasons) on comment_question to werkpeil_web;
grant select, update (decision, text, reason), delete on comment to werkpeil_web;
grant select, insert, delete on norm_consent to werkpeil_web;

create trigger ledger_is_append_only before update or delete on release_ledger for each row execute function refuse_change();
create trigger label_is_append_only before update or delete on release_unit for each row execute function refuse_change();
create trigger list_is_append_only before update or delete on comment_list for each row execute function refuse_change();
