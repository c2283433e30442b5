-- showInvitation
(runs at once; see queries.ts);

-- selectInvitation
select "invitation"."organisation_id" as "organisationId", "invitation"."campaign_id" as "campaignId", "invitation"."id", "invitation"."scope_id" as "scopeId", "campaign"."status", "issue"."nights", "issue"."reissued"
from "invitation"
inner join "campaign" on "campaign"."id" = "invitation"."campaign_id"
left join "credential_issue" as "issue" on "issue"."campaign_id" = "invitation"."campaign_id"
and "issue"."invitation_id" = "invitation"."id"
where "invitation"."token_hash" = $1;

-- markIssued
insert into "credential_issue" ("organisation_id", "campaign_id", "invitation_id", "blinded_hash")
values ($1, $2, $3, $4)
on conflict ("organisation_id", "campaign_id", "invitation_id") do update
set "blinded_hash" = $5
where "credential_issue"."blinded_hash" = $6
returning "invitation_id";

-- markReissued
update "credential_issue"
set "blinded_hash" = $1, "reissued" = $2
where "campaign_id" = $3
and "invitation_id" = $4
and "reissued" = $5
and "nights" = $6
returning "invitation_id";

-- countReissue
update "scope"
set "reissued" = "reissued" + $1
where "campaign_id" = $2
and "id" = $3;
