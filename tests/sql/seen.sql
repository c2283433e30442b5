-- selectPublishedCampaign
select "id", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn", "questionnaire_id" as "questionnaireId", "definition"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectPrevious
select "id", "title", "definition"
from "campaign"
where "questionnaire_id" = $1
and "status" = $2
and "closes_on" < $3
order by "closes_on" desc
limit $4;

-- selectNewestReleases
select distinct on ("campaign_id") "campaign_id" as "campaignId", "id", "released_at" as "releasedAt"
from "release"
where "campaign_id" in ($1)
order by "campaign_id", "number" desc;
