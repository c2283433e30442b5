-- selectSeries
select "campaign_series"."organisation_id" as "organisationId", "campaign_series"."id", "campaign_series"."title", "from_campaign_id" as "fromCampaignId", "every_months" as "everyMonths", "next_opens_on" as "nextOpensOn", "days_open" as "daysOpen", "campaign_series"."scales", "campaign"."title" as "fromTitle"
from "campaign_series"
inner join "campaign" on "campaign"."id" = "campaign_series"."from_campaign_id"
where "ended_at" is null
order by "next_opens_on", "campaign_series"."id"
limit $1;

-- insertSeries
insert into "campaign_series" ("organisation_id", "id", "title", "from_campaign_id", "every_months", "next_opens_on", "days_open", "scales", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- updateSeries
update "campaign_series"
set "next_opens_on" = $1, "days_open" = $2
where "id" = $3
and "ended_at" is null;

-- endSeries
update "campaign_series"
set "ended_at" = $1
where "id" = $2
and "ended_at" is null;

-- selectDueSeries
select "campaign_series"."organisation_id" as "organisationId", "campaign_series"."id", "campaign_series"."title", "from_campaign_id" as "fromCampaignId", "every_months" as "everyMonths", "next_opens_on" as "nextOpensOn", "days_open" as "daysOpen", "campaign_series"."scales"
from "campaign_series"
where "ended_at" is null
and "next_opens_on" <= $1
order by "next_opens_on";

-- moveSeriesOn
update "campaign_series"
set "next_opens_on" = $1
where "id" = $2
and "next_opens_on" = $3
returning "id";

-- selectNewestOf
select "id"
from "campaign"
where "series_id" = $1
and "status" <> $2
order by "opens_on" desc
limit $3;

-- selectHrAddresses
select distinct "account"."email", "account"."language"
from "account"
inner join "account_role" on "account_role"."organisation_id" = "account"."organisation_id"
and "account_role"."account_id" = "account"."id"
where "account_role"."role" = $1
and "account"."disabled_at" is null;
