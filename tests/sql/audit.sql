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

-- selectAnchor
select "number", "hash"
from "audit_anchor";

-- hashAt
(runs at once; see queries.ts);

-- selectMailed
select "day", "number", "recipients"
from "audit_mail"
order by "day" desc
limit $1;

-- selectOrganisations
select "id", "name"
from "organisation"
order by "id";

-- selectCouncil
select "account"."email", "account"."name", "account"."language"
from "account"
inner join "account_role" on "account_role"."organisation_id" = "account"."organisation_id"
and "account_role"."account_id" = "account"."id"
where "account"."organisation_id" = $1
and "account"."disabled_at" is null
and "account_role"."role" = $2
and ("ends_on" is null or "ends_on" >= $3)
order by "account"."email";

-- insertAuditMail
insert into "audit_mail" ("organisation_id", "day", "number", "hash", "recipients")
values ($1, $2, $3, $4, $5)
on conflict ("organisation_id", "day") do nothing
returning "day";
