-- Why: putting ballots in the box and trading a link for a credential become one call each, whose plans the database keeps
--   per connection without named statements: a pooler between server and database may then hand connections around.
-- Lock: none on tables. Reversible: yes, by dropping the functions.

-- One ballot or a batch of them, one commit. A place per ballot, in the order given.
-- Without scans of whole tables: a plan that is made while a box is nearly empty has to serve when it is full.
create function put_ballots(campaigns uuid[], scopes uuid[], serials bytea[], boxes bytea[])
returns table (place integer, "open" boolean, stored boolean, same boolean)
language plpgsql set enable_seqscan = off
as $$
declare put bytea[];
begin
  with given as (
    select g.campaign, g.scope, g.serial, g.box from unnest(campaigns, scopes, serials, boxes) as g (campaign, scope, serial, box)
    where exists (select from campaign c where c.id = g.campaign and c.status = 'open')
  ), done as (
    insert into ballot (campaign_id, scope_id, serial, box) select g.campaign, g.scope, g.serial, g.box from given g
    on conflict (campaign_id, serial) do nothing
    returning serial
  )
  select coalesce(array_agg(d.serial), '{}') into put from done d;
  -- A second look: now also what somebody else put in at the same moment can be seen.
  return query select g.at::integer,
      exists (select from campaign c where c.id = g.campaign and c.status = 'open'),
      g.serial = any (put),
      case when g.serial = any (put) then null
        else (select b.box = g.box from ballot b where b.campaign_id = g.campaign and b.serial = g.serial) end
    from unnest(campaigns, scopes, serials, boxes) with ordinality as g (campaign, scope, serial, box, at)
    order by g.at;
end
$$;

-- The one invitation that this hash of a token opens. The setting shows it to row level security for this transaction only.
create function find_invitation(hash bytea)
returns table (organisation_id uuid, campaign_id uuid, id uuid, scope_id uuid, status text, nights smallint, reissued boolean)
language plpgsql set enable_seqscan = off
as $$
begin
  perform set_config('werkpeil.token_hash', encode(hash, 'hex'), true);
  return query select i.organisation_id, i.campaign_id, i.id, i.scope_id, c.status, e.nights, e.reissued
    from invitation i
    join campaign c on c.id = i.campaign_id
    left join credential_issue e on e.campaign_id = i.campaign_id and e.invitation_id = i.id
    where i.token_hash = hash;
end
$$;

-- Notes that an invitation is used by this blinded message, and says whether the message may be signed. The same message
-- may be signed again; another one once, a day or more after the first.
create function issue_credential(hash bytea, blinded bytea, again boolean) returns text
language plpgsql set enable_seqscan = off
as $$
declare invited record;
begin
  select f.organisation_id, f.campaign_id, f.id, f.scope_id, f.status, f.nights, f.reissued into invited from find_invitation(hash) f;
  if not found then return 'unknown'; end if;
  if invited.status <> 'open' then return 'closed'; end if;
  insert into credential_issue as e (organisation_id, campaign_id, invitation_id, blinded_hash)
    values (invited.organisation_id, invited.campaign_id, invited.id, blinded)
    on conflict (organisation_id, campaign_id, invitation_id) do update set blinded_hash = excluded.blinded_hash
      where e.blinded_hash = excluded.blinded_hash;
  if found then return 'issued'; end if;
  if not again or invited.nights is null or invited.reissued then return 'used'; end if;
  update credential_issue e set blinded_hash = blinded, reissued = true
    where e.campaign_id = invited.campaign_id and e.invitation_id = invited.id and not e.reissued and e.nights = 2;
  if not found then return 'not-yet'; end if;
  -- Counts a possible double answer for the group, without saying whose.
  update scope s set reissued = s.reissued + 1 where s.campaign_id = invited.campaign_id and s.id = invited.scope_id;
  return 'issued';
end
$$;

revoke all on function put_ballots(uuid[], uuid[], bytea[], bytea[]), find_invitation(bytea), issue_credential(bytea, bytea, boolean)
  from public;
grant execute on function put_ballots(uuid[], uuid[], bytea[], bytea[]), find_invitation(bytea), issue_credential(bytea, bytea, boolean)
  to werkpeil_answer;
