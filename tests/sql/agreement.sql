-- selectContracts
select "contract"."version", "contract"."terms", "contract"."terms_hash" as "termsHash", "contract"."reason", "account"."name" as "by", "contract"."made_at" as "madeAt"
from "campaign_contract" as "contract"
left join "account" on "account"."organisation_id" = "contract"."organisation_id"
and "account"."id" = "contract"."made_by"
where "contract"."campaign_id" = $1
order by "contract"."version" desc;

-- insertContract
insert into "campaign_contract" ("organisation_id", "campaign_id", "version", "terms", "terms_hash", "reason", "made_by", "made_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- selectSignature
select "signature"."kind", "signature"."reason", "account"."name" as "by", "signature"."signed_at" as "signedAt"
from "contract_signature" as "signature"
inner join "account" on "account"."organisation_id" = "signature"."organisation_id"
and "account"."id" = "signature"."signed_by"
where "signature"."campaign_id" = $1
and "signature"."terms_hash" = $2;

-- selectWord
select "kind"
from "contract_signature"
where "campaign_id" = $1
and "terms_hash" = $2;

-- insertSignature
insert into "contract_signature" ("organisation_id", "campaign_id", "terms_hash", "kind", "reason", "signed_by", "signed_at")
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
returning "terms_hash";

-- selectConsentRequired
select "consent_required" as "required"
from "organisation";

-- updateConsentRequired
update "organisation"
set "consent_required" = $1;

-- selectSeal
select "public_key" as "publicKey"
from "council_seal"
where "campaign_id" = $1;

-- selectAgreements
(runs at once; see queries.ts);

-- selectAgreedTally
select "counted", "invalid", "refused", "reissued", "certificate"
from "tally"
where "campaign_id" = $1;

-- selectManifest
select "manifest", "manifest_hash" as "manifestHash"
from "campaign"
where "id" = $1;

-- selectUnitNames
select "name"
from "unit"
where "id" in ($1)
order by "name";

-- selectKeeping
select "invitations", "figures"
from "retention_setting";
