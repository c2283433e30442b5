-- selectPublishedCampaign
select "id", "title", "status", "closes_on" as "closesOn", "definition"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectUnitTree
select "id", "parent_id" as "parentId"
from "unit";

-- selectPublishedSets
select "plans"
from "release"
where "campaign_id" = $1
order by "number" desc
limit $2;
