-- selectAccounts
select "id", "email", "name", "language", "disabled_at" as "disabledAt", "totp_confirmed_at" is not null as "hasCode", exists (select
from passkey p
where p.organisation_id = account.organisation_id
and p.account_id = account.id) as "hasPasskey", exists (select
from account_link l
where l.organisation_id = account.organisation_id
and l.account_id = account.id
and l.kind = 'invitation'
and l.used_at is null) as "invited", (select max(s.last_seen_at)::date
from session s
where s.organisation_id = account.organisation_id
and s.account_id = account.id) as "lastSeenOn"
from "account"
order by "name", "id";

-- selectRoles
select "account_id" as "accountId", "role", "unit_id" as "unitId", "unit"."name" as "unitName", "unit"."code" as "unitCode", "ends_on" as "endsOn"
from "account_role"
left join "unit" on "unit"."organisation_id" = "account_role"."organisation_id"
and "unit"."id" = "account_role"."unit_id"
order by "role", "unit"."name";

-- selectUnits
select "id", "code", "name"
from "unit"
where "ended_on" is null
order by "name";

-- selectAccount
select "account"."id", "account"."email", "account"."name", "account"."language", "account"."disabled_at" as "disabledAt", "organisation"."name" as "organisation"
from "account"
inner join "organisation" on "organisation"."id" = "account"."organisation_id"
where "account"."id" = $1;

-- insertAccount
insert into "account" ("organisation_id", "id", "email", "name", "language", "created_at")
values ($1, $2, $3, $4, $5, $6)
on conflict ("organisation_id", "email") do nothing;

-- updateAccount
update "account"
set "name" = $1, "language" = $2
where "id" = $3;

-- setDisabled
update "account"
set "disabled_at" = $1
where "id" = $2;

-- deleteRoles
delete
from "account_role"
where "account_id" = $1;

-- insertRoles
insert into "account_role" ("organisation_id", "account_id", "role", "unit_id", "ends_on")
values ($1, $2, $3, $4, $5);

-- insertInvitationLink
insert into "account_link" ("organisation_id", "token_hash", "account_id", "kind", "expires_at")
values ($1, $2, $3, $4, $5);

-- deleteLinks
delete
from "account_link"
where "account_id" = $1;

-- endSessions
update "session"
set "ended_at" = $1
where "account_id" = $2
and "ended_at" is null;

-- clearTotp
update "account"
set "totp_secret" = $1, "totp_confirmed_at" = $2
where "id" = $3;

-- deletePasskeys
delete
from "passkey"
where "account_id" = $1;

-- deleteRecoveryCodes
delete
from "recovery_code"
where "account_id" = $1;
