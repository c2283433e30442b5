-- selectEntries
select "number", "at", "actor", "action", "subject"
from "audit_entry"
where "number" < $1
order by "number" desc
limit $2;

-- selectChain
select "organisation_id" as "organisationId", "number", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at", "actor_id" as "actorId", "actor", "action", subject::text as "subject", "previous_hash" as "previousHash", "hash"
from "audit_entry"
where "number" > $1
order by "number"
limit $2;
