-- countMessages
select count(*) as "total"
from "outbox"
where "state" = $1
and "kind" <> $2
and "campaign_id" = $3;

-- selectMessages
select "id", "kind", "campaign_id" as "campaignId", "recipient", "subject"
from "outbox"
where "state" = $1
and "kind" <> $2
and "recipient" ilike $3
order by "recipient", "id"
limit $4;

-- selectMessage
select "id", "kind", "campaign_id" as "campaignId", "recipient", "subject", "body"
from "outbox"
where "state" = $1
and "kind" <> $2
and "kind" = $3
and "id" = $4;

-- selectOwnServer
select "host"
from "mail_sender"
where "host" is not null;
