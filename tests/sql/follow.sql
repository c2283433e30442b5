-- selectPageAddress
select "address", "path"
from "public_page"
where "campaign_id" = $1
and "unit_id" = $2;

-- selectRowsOfUnits
select "row"."id" as "rowId", "row"."title", "unit"."name" as "unit", "row"."status", "row"."deadline", "shown"."text"
from "plan_row" as "row"
inner join "unit" on "unit"."id" = "row"."unit_id"
left join "public_measure" as "shown" on "shown"."plan_row_id" = "row"."id"
where "row"."unit_id" in ($1)
order by "row"."deadline", "row"."id";

-- selectRow
select "unit_id" as "unitId", "status", "deadline"
from "plan_row"
where "id" = $1;

-- upsertShown
insert into "public_measure" ("organisation_id", "plan_row_id", "unit_id", "status", "deadline", "campaign_id", "text", "shown_by")
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict ("organisation_id", "plan_row_id") do update
set "campaign_id" = $9, "text" = $10, "shown_by" = $11;

-- deleteShown
delete
from "public_measure"
where "plan_row_id" = $1;

-- showPage
(runs at once; see queries.ts);

-- selectPage
select "page"."campaign_id" as "campaignId", "page"."unit_id" as "unitId", "page"."path", "page"."said", "organisation"."name" as "organisation", "campaign"."title" as "campaign", "campaign"."closes_on" as "closesOn", "campaign"."definition"
from "public_page" as "page"
inner join "campaign" on "campaign"."id" = "page"."campaign_id"
inner join "organisation" on "organisation"."id" = "page"."organisation_id"
where "page"."address" = $1;

-- selectNames
select "unit_id" as "id", "name"
from "campaign_unit"
where "campaign_id" = $1
and "unit_id" in ($2);

-- selectDone
select "text", "unit_id" as "unitId", "status", "deadline"
from "public_measure"
where "campaign_id" = $1
and "unit_id" in ($2)
and "status" <> $3
order by "deadline", "plan_row_id";

-- showInvitation
(runs at once; see queries.ts);

-- selectPageOfLink
select "page"."address"
from "invitation"
inner join "scope" on "scope"."campaign_id" = "invitation"."campaign_id"
and "scope"."id" = "invitation"."scope_id"
inner join "public_page" as "page" on "page"."campaign_id" = "scope"."campaign_id"
and "page"."unit_id" = "scope"."unit_id"
where "invitation"."token_hash" = $1;
