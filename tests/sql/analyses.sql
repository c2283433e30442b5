-- selectPublishedCampaign
select "id", "title", "closes_on" as "closesOn", "definition"
from "campaign"
where "id" = $1
and "status" = $2;

-- selectInvitedTree
select "unit_id" as "id", "parent_unit_id" as "parentId", "name", "invited"
from "campaign_unit"
where "campaign_id" = $1
order by "code";
