-- selectPromise
select "organisation"."name" as "organisation", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn", "definition", "manifest", "manifest_hash" as "manifestHash", "paper"
from "campaign"
inner join "organisation" on "organisation"."id" = "campaign"."organisation_id"
where "campaign"."id" = $1;

-- selectPromisedTerms
select "version", "terms", "terms_hash" as "termsHash", "reason", "made_at" as "madeAt"
from "campaign_contract"
where "campaign_id" = $1
order by "version" desc;

-- selectWordOfCouncil
select "kind", "reason", "signed_at" as "signedAt"
from "contract_signature"
where "campaign_id" = $1
and "terms_hash" = $2;

-- selectDestruction
select "counted", "invalid", "reissued", "certificate"
from "tally"
where "campaign_id" = $1;
