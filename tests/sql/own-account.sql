-- selectOwnAccount
select "account"."name", "account"."email", "account"."language", "account"."password_hash" as "passwordHash", "account"."totp_secret" as "totpSecret", "account"."totp_confirmed_at" as "totpConfirmedAt", "organisation"."name" as "organisation"
from "account"
inner join "organisation" on "organisation"."id" = "account"."organisation_id"
where "account"."organisation_id" = $1
and "account"."id" = $2;

-- selectOwnPasskeys
select "id", "name", "created_at" as "createdAt", "last_used_on" as "lastUsedOn", "transports"
from "passkey"
where "organisation_id" = $1
and "account_id" = $2
order by "created_at", "id";

-- selectOwnSessions
select "id", "device", "created_at" as "createdAt", "last_seen_at" as "lastSeenAt"
from "session"
where "organisation_id" = $1
and "account_id" = $2
and "stage" = $3
and "ended_at" is null
and "last_seen_at" > $4
order by "last_seen_at" desc
limit $5;

-- countRecoveryCodes
select count(*) as "n"
from "recovery_code"
where "organisation_id" = $1
and "account_id" = $2
and "used_at" is null;

-- deleteRecoveryCodes
delete
from "recovery_code"
where "organisation_id" = $1
and "account_id" = $2;

-- insertRecoveryCodes
insert into "recovery_code" ("organisation_id", "account_id", "code_hash")
values ($1, $2, $3);

-- updateTotp
update "account"
set "totp_secret" = $1, "totp_confirmed_at" = $2
where "organisation_id" = $3
and "id" = $4;

-- confirmTotp
update "account"
set "totp_confirmed_at" = $1, "totp_last_step" = $2
where "organisation_id" = $3
and "id" = $4;

-- updateOwnPassword
update "account"
set "password_hash" = $1
where "organisation_id" = $2
and "id" = $3;

-- updateOwnLanguage
update "account"
set "language" = $1
where "id" = $2;

-- insertPasskey
insert into "passkey" ("organisation_id", "id", "account_id", "public_key", "counter", "transports", "name", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- deletePasskey
delete
from "passkey"
where "organisation_id" = $1
and "account_id" = $2
and "id" = $3;

-- insertPasskeyQuestion
insert into "sign_in_challenge" ("id", "kind", "secret", "expires_at")
values ($1, $2, $3, $4);

-- takePasskeyQuestion
delete
from "sign_in_challenge"
where "id" = $1
and "kind" = $2
and "expires_at" > $3
returning "secret";

-- endOwnSession
update "session"
set "ended_at" = $1
where "organisation_id" = $2
and "account_id" = $3
and "id" = $4
and "ended_at" is null;

-- endOtherSessions
update "session"
set "ended_at" = $1
where "organisation_id" = $2
and "account_id" = $3
and "id" <> $4
and "ended_at" is null;

-- completeSession
update "session"
set "stage" = $1
where "id" = $2;
