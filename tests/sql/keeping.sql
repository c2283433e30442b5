-- selectRetention
select "invitations", "figures", "roster", "mail", "sessions", "audit"
from "retention_setting";

-- upsertRetention
insert into "retention_setting" ("organisation_id")
values ($1)
on conflict ("organisation_id") do update
set;

-- selectFrozen
(runs at once; see queries.ts);

-- selectNights
(runs at once; see queries.ts);

-- selectOrganisations
select "id"
from "organisation"
order by "id";

-- claimNight
(runs at once; see queries.ts);

-- noteRemoved
insert into "purge_report" ("organisation_id", "day", "kind", "removed")
values ($1, $2, $3, $4)
on conflict ("organisation_id", "day", "kind") do update
set "removed" = "purge_report"."removed" + excluded.removed;

-- deleteLeavers
(runs at once; see queries.ts);

-- deleteOldMail
(runs at once; see queries.ts);

-- deleteOldSessions
(runs at once; see queries.ts);

-- deleteOldLinks
(runs at once; see queries.ts);

-- selectOverdueInvitations
(runs at once; see queries.ts);

-- deleteInvitations
(runs at once; see queries.ts);

-- selectPublished
select "id"
from "campaign"
where "status" = $1
order by "id";

-- forgetFigures
(runs at once; see queries.ts);

-- raiseFigures
insert into "figures_version" ("organisation_id")
values ($1)
on conflict ("organisation_id") do update
set "version" = "figures_version"."version" + $2;

-- forgetAudit
(runs at once; see queries.ts);

-- selectFacts
(runs at once; see queries.ts);

-- selectCampaignRules
(runs at once; see queries.ts);
