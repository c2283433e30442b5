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
with "renamed" as (select "release_unit"."unit_id" as "id", "release_unit"."parent_unit_id" as "parentId", "release_unit"."frozen_unit_id" as "frozenId", "release_unit"."code", "release_unit"."name"
from "release_unit"
inner join "release" on "release"."organisation_id" = "release_unit"."organisation_id"
and "release"."id" = "release_unit"."release_id"
where "release"."campaign_id" = $1
and "release"."number" = (select max("number") as "number"
from "release"
where "campaign_id" = $2)) select "id", "parentId", "frozenId", "code", "name"
from "renamed"
union all select "unit_id" as "id", "parent_unit_id" as "parentId", "unit_id" as "frozenId", "code", "name"
from "campaign_unit"
where "campaign_id" = $3
and not exists (select "id"
from "renamed")
order by "code";
