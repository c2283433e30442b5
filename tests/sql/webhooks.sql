-- selectWebhooks
select "id", "url", "events", "created_at" as "createdAt"
from "webhook"
where "ended_at" is null
order by "created_at", "id";

-- selectDeliveries
select "webhookId", "event", "state", "attempts", "lastError"
from (select "webhook_id" as "webhookId", "event", "state", "attempts", "last_error" as "lastError", row_number() over (partition by webhook_id
order by next_attempt_at desc, id) as "place"
from "webhook_delivery") as "numbered"
where "place" <= $1
order by "place";

-- insertWebhook
insert into "webhook" ("organisation_id", "id", "url", "events", "secret", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- endWebhook
update "webhook"
set "ended_at" = $1
where "id" = $2
and "ended_at" is null;

-- insertTestDelivery
insert into webhook_delivery (organisation_id, webhook_id, event, payload) select organisation_id, id, 'test', '{}'::jsonb
from webhook
where id = $1
and ended_at is null;
