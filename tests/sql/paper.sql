-- selectPaperCampaign
select "status", "paper", "title", "closes_on" as "closesOn", "manifest_hash" as "manifestHash", "organisation"."name" as "organisation", "organisation"."demonstration"
from "campaign"
inner join "organisation" on "organisation"."id" = "campaign"."organisation_id"
where "campaign"."id" = $1;

-- updatePaper
update "campaign"
set "paper" = $1
where "id" = $2
and "status" = $3;

-- selectLetters
select "recipient", "subject", "body"
from "outbox"
where "campaign_id" = $1
and "kind" = $2
and "state" = $3
order by "recipient", "id";

-- selectCards
select "unit"."name" as "group", "scope"."invited", "card"."code"
from "card"
inner join "scope" on "scope"."organisation_id" = "card"."organisation_id"
and "scope"."campaign_id" = "card"."campaign_id"
and "scope"."id" = "card"."scope_id"
inner join "campaign_unit" as "unit" on "unit"."organisation_id" = "scope"."organisation_id"
and "unit"."campaign_id" = "scope"."campaign_id"
and "unit"."unit_id" = "scope"."unit_id"
where "card"."campaign_id" = $1
order by "unit"."name", "card"."code";

-- wipeLetters
update "outbox"
set "state" = $1, "body" = $2
where "campaign_id" = $3
and "kind" = $4
and "state" = $5;

-- deleteCards
delete
from "card"
where "campaign_id" = $1;
