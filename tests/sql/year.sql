-- selectCampaignsInYear
select "id", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn", "reminders", to_char("closed_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "closedOn", to_char("published_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "publishedOn"
from "campaign"
where "opens_on" <= $1
and ("closes_on" >= $2 or to_char("published_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') >= $3)
and "status" <> $4
order by "opens_on", "id"
limit $5;

-- selectMailingsInYear
select "campaign"."id", "campaign"."title", "mailing"."kind", "mailing"."send_on" as "on"
from "mailing"
inner join "campaign" on "campaign"."id" = "mailing"."campaign_id"
where "mailing"."state" <> $1
and "mailing"."send_on" >= $2
and "mailing"."send_on" <= $3
and ("mailing"."state" = $4 or "campaign"."status" = $5)
order by "mailing"."send_on";

-- selectSeriesInYear
select "id", "title", "every_months" as "everyMonths", "next_opens_on" as "nextOpensOn", "days_open" as "daysOpen"
from "campaign_series"
where "ended_at" is null
order by "next_opens_on"
limit $1;

-- selectPlanYear
(runs at once; see queries.ts);

-- selectLastReview
(runs at once; see queries.ts);
