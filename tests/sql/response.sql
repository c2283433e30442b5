-- selectDueCampaigns
select "organisation_id" as "organisationId", "id"
from "campaign"
where "status" = $1
and ("nightly_at" is null or "nightly_at" <= $2);

-- claimNight
(runs at once; see queries.ts);

-- ageIssues
update "credential_issue"
set "nights" = "nights" + $1
where "campaign_id" = $2
and "nights" < $3;

-- selectResponseTree
select "unit_id" as "id", "parent_unit_id" as "parentId"
from "campaign_unit"
where "campaign_id" = $1
order by "unit_id";

-- countBallotsByScope
select "scope"."unit_id" as "unit", "scope"."invited", (select count(*) as "n"
from "ballot"
where "ballot"."campaign_id" = "scope"."campaign_id"
and "ballot"."scope_id" = "scope"."id") as "received"
from "scope"
where "scope"."campaign_id" = $1;

-- selectHeld
select "block", "held"
from "response_held"
where "campaign_id" = $1;

-- replaceHeld
(runs at once; see queries.ts);

-- replaceFigures
(runs at once; see queries.ts);

-- selectFigures
select "unit"."unit_id" as "unitId", "unit"."name", "unit"."parent_unit_id" as "parentId", "response"."figure"
from "campaign_unit" as "unit"
left join "response_figure" as "response" on "response"."organisation_id" = "unit"."organisation_id"
and "response"."campaign_id" = "unit"."campaign_id"
and "response"."unit_id" = "unit"."unit_id"
where "unit"."campaign_id" = $1
order by "unit"."code";

-- selectNight
select "status", "nightly_at" as "nightlyAt", "launched_at" as "launchedAt"
from "campaign"
where "id" = $1;

-- selectOutdated
(runs at once; see queries.ts);

-- removeOutdatedInvitations
(runs at once; see queries.ts);
