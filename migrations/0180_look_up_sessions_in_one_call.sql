-- Why: who asks, and how far the figures of the organisation have got, are looked up in one call whose plan the database
--   keeps per connection; kept answers go by that number, so everything that they tell has to raise it.
-- Lock: organisation, a moment for its trigger. Reversible: yes.

-- The session behind a cookie with the roles of today; nothing when there is none or it has ended. Notes that it was seen:
-- once a minute is precise enough for an idle limit of half an hour, and spares a write on nearly every call.
create function find_session(asked uuid, moment timestamptz, today date, idle_limit timestamptz, begin_limit timestamptz)
returns table (stage text, organisation_id uuid, account_id uuid, name text, roles jsonb, figures bigint)
language plpgsql set enable_seqscan = off
as $$
declare found_session record;
begin
  select s.stage, s.organisation_id, s.account_id, a.name, s.last_seen_at into found_session
    from session s
    join account a on a.organisation_id = s.organisation_id and a.id = s.account_id
    where s.id = asked and s.ended_at is null and a.disabled_at is null
      and s.last_seen_at > idle_limit and s.created_at > begin_limit;
  if not found then return; end if;
  if found_session.last_seen_at < moment - interval '1 minute' then
    update session s set last_seen_at = moment where s.id = asked and s.last_seen_at < moment - interval '1 minute';
  end if;
  return query select found_session.stage, found_session.organisation_id, found_session.account_id, found_session.name,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.role, r.unit_id)
      from account_role r
      where r.organisation_id = found_session.organisation_id and r.account_id = found_session.account_id
        and (r.ends_on is null or r.ends_on >= today)), '[]'),
    coalesce((select f.version from figures_version f where f.organisation_id = found_session.organisation_id), 0);
end
$$;
revoke all on function find_session(uuid, timestamptz, date, timestamptz, timestamptz) from public;
grant execute on function find_session(uuid, timestamptz, date, timestamptz, timestamptz) to werkpeil_gate;

-- What the organisation is called and which sector it is in stand beside its figures.
create function note_organisation() returns trigger
language plpgsql
as $$
begin
  insert into figures_version as f (organisation_id) values (new.id)
    on conflict (organisation_id) do update set version = f.version + 1;
  return null;
end
$$;
create trigger figures_by_organisation after update of name, sector, size_class on organisation for each row
  when ((old.name, old.sector, old.size_class) is distinct from (new.name, new.sector, new.size_class))
  execute function note_organisation();
