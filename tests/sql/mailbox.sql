-- countMessages
select count(*) as "total"
from "outbox"
where "state" = $1
and "campaign_id" = $2;

-- selectMessages
select "id", "kind", "campaign_id" as "campaignId", "recipient", "subject"
from "outbox"
where "state" = $1
and "recipient" ilike $2
order by "recipient", "id"
limit $3;

-- selectMessage
select "id", "kind", "campaign_id" as "campaignId", "recipient", "subject", "body"
from "outbox"
where "state" = $1
and "kind" = $2
and "id" = $3;
