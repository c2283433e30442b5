-- putBallots
(runs at once; see queries.ts);

-- selectPublicCampaign
select "organisation"."name" as "organisation", "status", "closes_on" as "closesOn", "manifest", "definition"
from "campaign"
inner join "organisation" on "organisation"."id" = "campaign"."organisation_id"
where "campaign"."id" = $1;

-- selectScopeKeys
select "id", "public_key" as "publicKey"
from "scope"
where "campaign_id" = $1;

-- selectReceipt
select "receipt"
from "counted_receipt"
where "campaign_id" = $1
and "receipt" = $2;
