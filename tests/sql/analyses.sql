-- selectInvitedTree
select "unit_id" as "id", "parent_unit_id" as "parentId", "name", "invited"
from "campaign_unit"
where "campaign_id" = $1
order by "code";
