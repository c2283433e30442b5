-- selectSender
select "sender_name" as "senderName", "reply_to" as "replyTo", "spread_minutes" as "spreadMinutes", "host", "port", "user_name" as "userName", "address", "failed_at" as "failedAt", "last_error" as "lastError", "failure"
from "mail_sender";

-- selectOrganisationName
select "name"
from "organisation";

-- countWaitingMail
select count(*) as "waiting"
from "outbox"
where "state" = $1
and "kind" <> $2;

-- upsertSender
insert into "mail_sender" ("organisation_id", "sender_name", "reply_to", "spread_minutes", "host", "port", "user_name", "address", "failed_at", "last_error", "failure")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict ("organisation_id") do update
set "sender_name" = $12, "reply_to" = $13, "spread_minutes" = $14, "host" = $15, "port" = $16, "user_name" = $17, "address" = $18, "failed_at" = $19, "last_error" = $20, "failure" = $21;

-- selectOwnAddress
select "email", "language"
from "account"
where "id" = $1;

-- markBounced
(runs at once; see queries.ts);
