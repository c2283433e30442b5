-- selectPublishedCampaign
select "id", "title", "closes_on" as "closesOn", "definition"
from "campaign"
where "id" = $1
and "status" = $2;

-- updateRow
update "plan_row"
set "title" = $1, "description" = $2, "owner" = $3, "deadline" = $4, "status" = $5, "remark" = $6, "updated_at" = $7
where "id" = $8;

-- selectRows
select "plan_row"."id", "finding"."id" as "findingId", "finding"."campaign_id" as "campaignId", "plan_row"."unit_id" as "unitId", "unit"."name" as "unitName", "finding"."scale", "finding"."evidence", "measure_id" as "measureId", "title", "description", "level", "step", "owner", "deadline", "status", "remark"
from "plan_row"
inner join "finding" on "finding"."organisation_id" = "plan_row"."organisation_id"
and "finding"."id" = "plan_row"."finding_id"
inner join "unit" on "unit"."organisation_id" = "plan_row"."organisation_id"
and "unit"."id" = "plan_row"."unit_id"
order by "deadline", "plan_row"."id"
limit $1;

-- selectUnitTree
select "id", "parent_id" as "parentId"
from "unit";
