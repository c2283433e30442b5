-- Why: the database made the plans of these functions anew at every call, because for a list of unknown length it expects a
--   plan for the length at hand to be better. Making them was two thirds of what a submission cost it. A ballot that was
--   simply stored is not looked up again either; of two ballots with one serial in one list only the stored one is told so.
-- Lock: none on tables. Reversible: yes, by the functions of 0150.

create or replace function put_ballots(campaigns uuid[], scopes uuid[], serials bytea[], boxes bytea[])
returns table (place integer, "open" boolean, stored boolean, same boolean)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare put bytea[];
begin
  with done as (
    insert into ballot (campaign_id, scope_id, serial, box)
    select g.campaign, g.scope, g.serial, g.box from unnest(campaigns, scopes, serials, boxes) as g (campaign, scope, serial, box)
    where exists (select from campaign c where c.id = g.campaign and c.status = 'open')
    on conflict (campaign_id, serial) do nothing
    returning serial
  )
  select coalesce(array_agg(d.serial), '{}') into put from done d;
  if cardinality(put) = cardinality(serials) then
    return query select g.at, true, true, null::boolean from generate_series(1, cardinality(serials)) as g (at);
    return;
  end if;
  -- A second look: now also what somebody else put in at the same moment can be seen, or the same list a second time.
  return query select g.at::integer,
      exists (select from campaign c where c.id = g.campaign and c.status = 'open'),
      coalesce(g.serial = any (put) and b.box = g.box, false),
      case when g.serial = any (put) and b.box = g.box then null else b.box = g.box end
    from unnest(campaigns, scopes, serials, boxes) with ordinality as g (campaign, scope, serial, box, at)
    left join ballot b on b.campaign_id = g.campaign and b.serial = g.serial
    order by g.at;
end
$$;

alter function find_invitation(bytea) set plan_cache_mode = force_generic_plan;
alter function issue_credential(bytea, bytea, boolean) set plan_cache_mode = force_generic_plan;
