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
insert into "tally" ("organisation_id", "campaign_id", "counted", "invalid", "refused", "reissued", "certificate")
values ($1, $2, $3, $4, $5, $6, $7);

-- selectHeldResponse
select "block", "held"
from "response_held"
where "campaign_id" = $1;

-- selectSeriesBefore
select "campaign"."id", "campaign"."definition"
from "campaign"
inner join "campaign" as "own" on "own"."questionnaire_id" = "campaign"."questionnaire_id"
where "own"."id" = $1
and "campaign"."status" = $2
and "campaign"."closes_on" < "own"."closes_on"
order by "campaign"."closes_on" desc
limit $3;

-- insertPages
insert into "public_page" ("organisation_id", "campaign_id", "unit_id", "address", "path", "said")
values ($1, $2, $3, $4, $5, $6);

-- insertAnalyses
insert into "published_analysis" ("organisation_id", "campaign_id", "kind", "unit_id", "scale", "cell")
values ($1, $2, $3, $4, $5, $6);

-- selectTerms
select "terms"
from "campaign_contract"
where "campaign_id" = $1
order by "version" desc
limit $2;

-- countReissues
select sum("reissued") as "reissued"
from "scope"
where "campaign_id" = $1;

-- selectCertificate
select "certificate"
from "tally"
where "campaign_id" = $1;

-- updateCertificate
update "tally"
set "certificate" = $1
where "campaign_id" = $2;

-- boxIsGone
(runs at once; see queries.ts);

-- pushOutLog
(runs at once; see queries.ts);

-- deleteCards
delete
from "card"
where "campaign_id" = $1;

-- deleteWaitingMail
delete
from "outbox"
where "campaign_id" = $1
and "state" = $2;

-- retryTally
update "job"
set "state" = $1, "error" = $2, "attempts" = $3, "done" = $4
where "campaign_id" = $5
and "kind" = $6
and "state" = $7;

-- selectSealedCampaign
select "status", "manifest", "definition", "seal"."public_key" is not null as "sealed"
from "campaign"
left join "council_seal" as "seal" on "seal"."organisation_id" = "campaign"."organisation_id"
and "seal"."campaign_id" = "campaign"."id"
where "campaign"."id" = $1;

-- insertSeal
insert into "council_seal" ("organisation_id", "campaign_id", "public_key", "made_by", "made_at")
values ($1, $2, $3, $4, $5);

-- deleteSeal
delete
from "council_seal"
where "campaign_id" = $1;
