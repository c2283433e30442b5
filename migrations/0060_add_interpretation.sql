-- Why: what an adviser reads in the figures of a unit, in words, signed, beside those figures.
-- Lock: none on existing data. Reversible: drop the table and the function.

create table interpretation (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  -- What the figures say, what is advised, and what may not be concluded from them.
  reading text not null check (length(reading) between 1 and 4000),
  advice text not null default '' check (length(advice) <= 4000),
  limits text not null default '' check (length(limits) <= 2000),
  -- Findings go out of date: until when this reading holds.
  valid_until date not null,
  author_id uuid not null,
  -- As they were at the signature; an account may change later.
  author_name text not null default '',
  author_function text not null check (length(author_function) between 1 and 120),
  -- draft → signed → replaced (by a newer signature) or withdrawn (with a reason).
  state text not null default 'draft' check (state in ('draft', 'signed', 'replaced', 'withdrawn')),
  signed_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  updated_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, campaign_id, unit_id) references campaign_unit (organisation_id, campaign_id, unit_id) on delete cascade,
  foreign key (organisation_id, author_id) references account (organisation_id, id),
  constraint interpretation_is_signed_with_date check ((state = 'draft') = (signed_at is null)),
  constraint interpretation_is_withdrawn_with_reason check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
-- One reading of a unit stands at a time, and an adviser works on one draft of it.
create unique index interpretation_signed on interpretation (organisation_id, campaign_id, unit_id) where state = 'signed';
create unique index interpretation_draft on interpretation (organisation_id, campaign_id, unit_id, author_id) where state = 'draft';

-- A signature is worth something only if what was signed stays as it was.
create function keep_signed_interpretation() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (
    (new.reading, new.advice, new.limits, new.valid_until, new.author_id, new.author_name, new.author_function, new.signed_at)
    is distinct from
    (old.reading, old.advice, old.limits, old.valid_until, old.author_id, old.author_name, old.author_function, old.signed_at)
    or new.state = 'draft'
    or (old.state <> 'signed' and new.state is distinct from old.state)
  ) then
    raise exception 'A signed interpretation cannot be changed' using errcode = 'WP001';
  end if;
  return new;
end $$;
create trigger signed_interpretation_stays before update on interpretation
  for each row execute function keep_signed_interpretation();

alter table interpretation enable row level security;
alter table interpretation force row level security;
create policy own_organisation on interpretation for all to werkpeil_web, werkpeil_work
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
grant select, insert, update on interpretation to werkpeil_web;
