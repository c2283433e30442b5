-- holdCampaign
select "id"
from "campaign"
where "id" = $1 for update;

-- selectReleases
select "release"."id", "release"."number", "release"."released_at" as "releasedAt", "release"."rules", "account"."name" as "madeBy"
from "release"
left join "account" on "account"."organisation_id" = "release"."organisation_id"
and "account"."id" = "release"."made_by"
where "release"."campaign_id" = $1
order by "release"."number" desc;

-- selectRenamed
select "release"."number", "then"."name" as "from", "now"."name" as "to"
from "release_unit" as "now"
inner join "release" on "release"."organisation_id" = "now"."organisation_id"
and "release"."id" = "now"."release_id"
inner join "campaign_unit" as "then" on "then"."organisation_id" = "now"."organisation_id"
and "then"."campaign_id" = "release"."campaign_id"
and "then"."unit_id" = "now"."frozen_unit_id"
where "release"."campaign_id" = $1
and "now"."unit_id" <> "now"."frozen_unit_id"
order by "now"."code";

-- selectLivingUnits
select "id", "code", "name"
from "unit"
where "ended_on" is null
order by "code";

-- selectLedger
select "entry"
from "release_ledger"
where "release_id" = $1
order by "scale";

-- selectCells
select "scale", "cell"
from "published_cell"
where "release_id" = $1;

-- insertReleaseUnits
insert into "release_unit" ("organisation_id", "release_id", "unit_id", "parent_unit_id", "frozen_unit_id", "code", "name")
values ($1, $2, $3, $4, $5, $6, $7);
