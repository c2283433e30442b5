-- Why: HR's year. A campaign has opening texts of its own, reminders on days of their own, a norm that was chosen, the
--   campaign it repeats; an organisation has a sender of its own. A message knows its invitation, so that it can be sent
--   again, and a reminder looks at the moment of sending whether it is still needed.
-- Lock: campaign, outbox and invitation exclusively, for moments. Reversible: yes, by dropping what is added.

alter table campaign add column texts jsonb not null default '{}';
-- After which share of the period, in percent; null: not sent. `last` goes to everyone, two days before the end.
alter table campaign add column reminders jsonb not null default '{"first": 50, "second": 90, "last": true}'
  constraint campaign_reminders_are_three check (reminders ? 'first' and reminders ? 'second' and jsonb_typeof(reminders -> 'last') = 'boolean');
-- A norm table, or 'none' when HR decided to do without; null: nobody decided yet.
alter table campaign add column norm_id text check (length(norm_id) between 1 and 80);
alter table campaign add column repeats uuid;
alter table campaign add foreign key (organisation_id, repeats) references campaign (organisation_id, id);

-- The reminders of a running campaign. One row each, so that none can go out twice.
create table mailing (
  organisation_id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('first', 'second', 'last')),
  send_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'queued', 'cancelled')),
  primary key (organisation_id, campaign_id, kind),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade
);
-- HR asks to send somebody's invitation again; the job does it and takes the row away.
create table resend (
  organisation_id uuid not null,
  campaign_id uuid not null,
  employee_id uuid not null,
  primary key (organisation_id, campaign_id, employee_id),
  foreign key (organisation_id, campaign_id) references campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, employee_id) references employee (organisation_id, id) on delete cascade
);
-- Who mail comes from. The mail server is optional: without it the one of the installation is used.
create table mail_sender (
  organisation_id uuid not null references organisation (id),
  sender_name text not null check (length(sender_name) between 1 and 80 and sender_name !~ '[[:cntrl:]]'),
  reply_to text check (reply_to !~ '[[:cntrl:][:space:]]' and length(reply_to) <= 200),
  -- Messages of one campaign leave over this many minutes.
  spread_minutes smallint not null default 15 check (spread_minutes between 0 and 480),
  host text check (length(host) between 1 and 200),
  port integer check (port in (25, 465, 587, 2525)),
  user_name text not null default '' check (length(user_name) <= 200),
  -- Sealed with the settings box; a copy of the database does not hold it.
  password bytea,
  address text check (address !~ '[[:cntrl:][:space:]]' and length(address) <= 200),
  failed_at timestamptz,
  last_error text,
  primary key (organisation_id),
  check ((host is null) = (port is null) and (host is null) = (address is null))
);
do $$
declare tenant text;
begin
  foreach tenant in array array['mailing', 'resend', 'mail_sender'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy own_organisation on %I to werkpeil_web, werkpeil_work
      using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', tenant);
  end loop;
end
$$;
create policy work_looks on mailing for select to werkpeil_work using (true);
create policy work_looks on resend for select to werkpeil_work using (true);
create policy work_looks on mail_sender for select to werkpeil_work using (true);
create policy work_notes on mail_sender for update to werkpeil_work using (true) with check (true);
grant select on mailing to werkpeil_web;
grant update (send_on, state) on mailing to werkpeil_web;
grant select, insert, update on mailing to werkpeil_work;
grant select, insert on resend to werkpeil_web;
grant select, delete on resend to werkpeil_work;
grant select (organisation_id, sender_name, reply_to, spread_minutes, host, port, user_name, address, failed_at, last_error)
  on mail_sender to werkpeil_web;
grant insert, delete on mail_sender to werkpeil_web;
grant update (sender_name, reply_to, spread_minutes, host, port, user_name, password, address, failed_at, last_error)
  on mail_sender to werkpeil_web;
grant select on mail_sender to werkpeil_work;
grant update (failed_at, last_error) on mail_sender to werkpeil_work;

alter table outbox add column invitation_id uuid;
-- A reminder that is only for people whose link was not used; looked at when it is sent, and written down nowhere.
alter table outbox add column only_unused boolean not null default false;
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check
  check (kind in ('invitation', 'letter', 'reminder', 'account', 'plan', 'notice'));
-- Dropped: the campaign closed before the message could leave. Bounced: it left and came back.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('waiting', 'sent', 'failed', 'bounced', 'dropped'));

-- A link that is sent to another address is another link: the one before stops working.
alter table invitation add column round smallint not null default 0;
grant update (token_hash, round) on invitation to werkpeil_work;
