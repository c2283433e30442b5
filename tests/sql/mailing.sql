-- selectMailSettings
select "organisation"."name" as "organisation", "mail_sender"."spread_minutes" as "spreadMinutes", "mail_sender"."host", "mail_sender"."failed_at" as "failedAt", "mail_sender"."failure"
from "organisation"
left join "mail_sender" on "mail_sender"."organisation_id" = "organisation"."id";

-- insertMailings
insert into "mailing" ("organisation_id", "campaign_id", "kind", "send_on")
values ($1, $2, $3, $4);

-- selectMailings
select "kind", "send_on" as "on", "state"
from "mailing"
where "campaign_id" = $1
order by "send_on", "kind";

-- updateMailing
update "mailing"
set "send_on" = $1, "state" = $2
where "campaign_id" = $3
and "kind" = $4
and "state" <> $5;

-- selectMailCampaign
select "status", "title", "opens_on" as "opensOn", "closes_on" as "closesOn", "minimum_group" as "minimumGroup", "texts", "reminders", "definition", "manifest_hash" as "manifestHash"
from "campaign"
where "id" = $1;

-- updateTexts
update "campaign"
set "texts" = $1
where "id" = $2
and "status" <> $3;

-- updateReminders
update "campaign"
set "reminders" = $1
where "id" = $2
and "status" = $3;

-- selectOverdue
select "next_attempt_at" as "since"
from "outbox"
where "campaign_id" = $1
and "kind" = $2
and "state" = $3
and "next_attempt_at" < $4
order by "next_attempt_at"
limit $5;

-- countInvitationMail
(runs at once; see queries.ts);

-- selectInvitedEmployee
select "id", "email"
from "employee"
where ("number" = $1 or lower(email) = $2)
limit $3;

-- insertResend
insert into "resend" ("organisation_id", "campaign_id", "employee_id")
values ($1, $2, $3)
on conflict do nothing;

-- selectDueMailings
select "mailing"."organisation_id" as "organisationId", "mailing"."campaign_id" as "campaignId", "mailing"."kind", "mailing"."send_on" as "on"
from "mailing"
inner join "campaign" on "campaign"."id" = "mailing"."campaign_id"
where "mailing"."state" = $1
and "campaign"."status" = $2
and "mailing"."send_on" <= $3
and "campaign"."closes_on" >= $4
order by "mailing"."campaign_id", "mailing"."send_on" desc, array_position(array['last', 'second', 'first'], mailing.kind);

-- claimMailing
update "mailing"
set "state" = $1
where "campaign_id" = $2
and "kind" = $3
and "state" = $4
returning "kind";

-- selectReminded
(runs at once; see queries.ts);

-- selectResends
select "resend"."organisation_id" as "organisationId", "resend"."campaign_id" as "campaignId", "resend"."employee_id" as "employeeId", "campaign"."status"
from "resend"
inner join "campaign" on "campaign"."id" = "resend"."campaign_id"
order by "resend"."campaign_id"
limit $1;

-- deleteResend
delete
from "resend"
where "campaign_id" = $1
and "employee_id" = $2
returning "employee_id";

-- selectResent
(runs at once; see queries.ts);

-- updateToken
update "invitation"
set "token_hash" = $1, "round" = "round" + $2
where "campaign_id" = $3
and "id" = $4;

-- deleteInvitationMail
delete
from "outbox"
where "campaign_id" = $1
and "invitation_id" = $2
and "kind" in ($3, $4, $5);

-- insertMessages
insert into "outbox" ("organisation_id", "campaign_id", "id", "kind", "invitation_id", "only_unused", "recipient", "subject", "body", "next_attempt_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
