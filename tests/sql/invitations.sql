-- showInvitation
(runs at once; see queries.ts);

-- selectInvitation
select "invitation"."campaign_id" as "campaignId", "invitation"."scope_id" as "scopeId", "invitation"."issued", "campaign"."status"
from "invitation"
inner join "campaign" on "campaign"."id" = "invitation"."campaign_id"
where "invitation"."token_hash" = $1;

-- markIssued
update "invitation"
set "issued" = $1, "blinded_hash" = $2
where "token_hash" = $3
and ("issued" = $4 or "blinded_hash" = $5);
