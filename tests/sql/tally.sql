-- selectCampaignForTally
select "status", "definition", "manifest_hash" as "manifestHash"
from "campaign"
where "id" = $1 for update;

-- selectScopeUnits
select "id", "unit_id" as "unitId", "invited"
from "scope"
where "campaign_id" = $1;

-- selectCampaignTree
select "unit_id" as "id", "parent_unit_id" as "parentId"
from "campaign_unit"
where "campaign_id" = $1
order by "unit_id";

-- countBallots
select count(*) as "total"
from "ballot"
where "campaign_id" = $1;

-- selectBallots
select "scope_id" as "scopeId", "serial", "box"
from "ballot"
where "campaign_id" = $1
and "serial" > $2
order by "serial"
limit $3;

-- holdBallotBox
(runs at once; see queries.ts);

-- shredBallotBox
(runs at once; see queries.ts);

-- markPublished
update "campaign"
set "status" = $1, "published_at" = $2
where "id" = $3;

-- insertReceipts
insert into counted_receipt (organisation_id, campaign_id, receipt) select $1, $2, receipt
from unnest($3::text[]) as receipt
on conflict do nothing;

-- insertTally
insert into "tally" ("organisation_id", "campaign_id", "counted", "invalid", "certificate")
values ($1, $2, $3, $4, $5);

-- selectHeldResponse
select "block", "held"
from "response_held"
where "campaign_id" = $1;

-- insertAnalyses
insert into "published_analysis" ("organisation_id", "campaign_id", "kind", "unit_id", "scale", "cell")
values ($1, $2, $3, $4, $5, $6);

-- deleteWaitingMail
delete
from "outbox"
where "campaign_id" = $1
and "state" = $2;
