-- selectPublishedCells
select "unit_id" as "unitId", "scale", "item", "cell"
from "published_cell"
where "campaign_id" = $1
and "kind" = $2
and "unit_id" in ($3)
and "release_id" = (select "id"
from "release"
where "campaign_id" = $4
order by "number" desc
limit $5)
and "scale" = $6
order by "unit_id", "scale", "item";

-- selectFrozenTree
select "unit_id" as "id", "parent_unit_id" as "parentId", "code", "name"
from "campaign_unit"
where "campaign_id" = $1
order by "code";
