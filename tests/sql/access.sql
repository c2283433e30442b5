-- selectAccountsByEmail
select "organisation_id" as "organisationId", "id", "password_hash" as "passwordHash"
from "account"
where "email" = $1
and "disabled_at" is null
order by "organisation_id"
limit $2;

-- insertSession
insert into "session" ("organisation_id", "id", "account_id", "created_at", "last_seen_at")
values ($1, $2, $3, $4, $5);

-- endSession
update "session"
set "ended_at" = $1
where "id" = $2
and "ended_at" is null;

-- selectOrganisation
select "id", "name", "demonstration"
from "organisation";

-- selectUnitNames
select "id", "name"
from "unit"
where "id" in ($1);
