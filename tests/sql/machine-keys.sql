-- selectKeys
select "id", "name", "scopes", "created_at" as "createdAt", "expires_on" as "expiresOn", "last_used_on" as "lastUsedOn", "revoked_at" as "revokedAt"
from "api_key"
order by "created_at" desc, "id";

-- insertKey
insert into "api_key" ("organisation_id", "id", "name", "secret_hash", "scopes", "created_by", "created_at", "expires_on")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- withdrawKey
update "api_key"
set "revoked_at" = $1
where "id" = $2
and "revoked_at" is null;
