-- selectProviderFor
select "organisation_id" as "organisationId"
from "identity_provider"
where $1 = any (domains)
order by "organisation_id"
limit $2;

-- selectProviderSecrets
select "issuer", "client_id" as "clientId", "client_secret" as "clientSecret", "domains"
from "identity_provider"
where "organisation_id" = $1;

-- selectProvider
select "issuer", "client_id" as "clientId", "domains", "only_way" as "onlyWay"
from "identity_provider";

-- insertProvider
insert into "identity_provider" ("organisation_id", "issuer", "client_id", "client_secret", "domains", "only_way")
values ($1, $2, $3, $4, $5, $6);

-- updateProvider
update "identity_provider"
set "issuer" = $1, "client_id" = $2, "domains" = $3, "only_way" = $4, "client_secret" = $5
where "organisation_id" = $6;

-- deleteProvider
delete
from "identity_provider"
where "organisation_id" = $1;

-- insertState
insert into "sign_in_challenge" ("id", "kind", "secret", "expires_at")
values ($1, $2, $3, $4);

-- takeState
delete
from "sign_in_challenge"
where "id" = $1
and "kind" = $2
and "expires_at" > $3
returning "secret";

-- selectOpenAccount
select "id", "name"
from "account"
where "organisation_id" = $1
and "email" = $2
and "disabled_at" is null;

-- insertVouchedSession
insert into "session" ("organisation_id", "id", "account_id", "stage", "device", "created_at", "last_seen_at")
values ($1, $2, $3, $4, $5, $6, $7);
