-- selectAccountsByEmail
select "account"."organisation_id" as "organisationId", "account"."id", "account"."name", "account"."language", "account"."password_hash" as "passwordHash", coalesce(identity_provider.only_way
and split_part(account.email, '@', 2) = any (identity_provider.domains), false) as "elsewhere"
from "account"
left join "identity_provider" on "identity_provider"."organisation_id" = "account"."organisation_id"
where "account"."email" = $1
and "account"."disabled_at" is null
order by "account"."organisation_id"
limit $2;

-- selectSecondSteps
select "totp_secret" as "totpSecret", "totp_confirmed_at" as "totpConfirmedAt", "totp_last_step" as "totpLastStep", (select count(*) as "n"
from "passkey"
where "passkey"."organisation_id" = "account"."organisation_id"
and "passkey"."account_id" = "account"."id") as "passkeys"
from "account"
where "organisation_id" = $1
and "id" = $2;

-- selectRoleNames
select "role"
from "account_role"
where "organisation_id" = $1
and "account_id" = $2;

-- insertSession
insert into "session" ("organisation_id", "id", "account_id", "stage", "device", "created_at", "last_seen_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- endSession
update "session"
set "ended_at" = $1
where "id" = $2
and "ended_at" is null;

-- endSessionsOf
update "session"
set "ended_at" = $1
where "organisation_id" = $2
and "account_id" = $3
and "ended_at" is null;

-- useTimeStep
update "account"
set "totp_last_step" = $1
where "organisation_id" = $2
and "id" = $3
and "totp_last_step" < $4;

-- useRecoveryCode
update "recovery_code"
set "used_at" = $1
where "organisation_id" = $2
and "account_id" = $3
and "code_hash" = $4
and "used_at" is null;

-- insertChallenge
insert into "sign_in_challenge" ("id", "kind", "secret", "expires_at")
values ($1, $2, $3, $4);

-- takeChallenge
delete
from "sign_in_challenge"
where "id" = $1
and "kind" = $2
and "expires_at" > $3
returning "secret";

-- selectPasskey
select "passkey"."organisation_id" as "organisationId", "passkey"."account_id" as "accountId", "account"."name", "passkey"."public_key" as "publicKey", "passkey"."counter"
from "passkey"
inner join "account" on "account"."organisation_id" = "passkey"."organisation_id"
and "account"."id" = "passkey"."account_id"
where "passkey"."id" = $1
and "account"."disabled_at" is null;

-- notePasskeyUse
update "passkey"
set "counter" = $1, "last_used_on" = $2
where "id" = $3;

-- selectLink
select "account_link"."organisation_id" as "organisationId", "account"."id" as "accountId", "account"."email", "account"."name", "account_link"."kind", "organisation"."name" as "organisation"
from "account_link"
inner join "account" on "account"."organisation_id" = "account_link"."organisation_id"
and "account"."id" = "account_link"."account_id"
inner join "organisation" on "organisation"."id" = "account"."organisation_id"
where "token_hash" = $1
and "used_at" is null
and "expires_at" > $2
and "account"."disabled_at" is null;

-- useLink
update "account_link"
set "used_at" = $1
where "token_hash" = $2
and "used_at" is null;

-- insertLink
insert into "account_link" ("organisation_id", "token_hash", "account_id", "kind", "expires_at")
values ($1, $2, $3, $4, $5);

-- updatePassword
update "account"
set "password_hash" = $1
where "organisation_id" = $2
and "id" = $3;

-- selectOrganisation
select "id", "name", "demonstration"
from "organisation";

-- selectUnitNames
select "id", "name"
from "unit"
where "id" in ($1);
