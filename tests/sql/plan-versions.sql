-- selectVersions
select "plan_version"."id", "number", "state", "council_kind" as "councilKind", "council_on" as "councilOn", "council_note" as "councilNote", "council"."name" as "councilBy", "system_review" as "systemReview", "system_review_on" as "systemReviewOn", "system_review_expert" as "systemReviewExpert", "system_review_note" as "systemReviewNote", "system"."name" as "systemReviewBy", "scope_review" as "scopeReview", "scope_review_on" as "scopeReviewOn", "scope_review_expert" as "scopeReviewExpert", "scope_review_note" as "scopeReviewNote", "scope"."name" as "scopeReviewBy", "signer_name" as "signerName", "signer_function" as "signerFunction", "signer"."name" as "signedBy", "signed_at" as "signedAt", "content", "content_hash" as "contentHash"
from "plan_version"
left join "account" as "council" on "council"."organisation_id" = "plan_version"."organisation_id"
and "council"."id" = "plan_version"."council_by"
left join "account" as "system" on "system"."organisation_id" = "plan_version"."organisation_id"
and "system"."id" = "plan_version"."system_review_by"
left join "account" as "scope" on "scope"."organisation_id" = "plan_version"."organisation_id"
and "scope"."id" = "plan_version"."scope_review_by"
left join "account" as "signer" on "signer"."organisation_id" = "plan_version"."organisation_id"
and "signer"."id" = "plan_version"."signed_by"
order by "number" desc
limit $1;

-- insertPreparing
insert into "plan_version" ("organisation_id", "id", "number", "created_at") select $1 as "organisation_id", $2 as "id", coalesce(max("number"), 0) + 1 as "number", $3 as "created_at"
from "plan_version"
on conflict do nothing;

-- updateCouncil
update "plan_version"
set "council_kind" = $1, "council_on" = $2, "council_note" = $3, "council_by" = $4
where "state" = $5;

-- updateSystemReview
update "plan_version"
set "system_review" = $1, "system_review_on" = $2, "system_review_expert" = $3, "system_review_note" = $4, "system_review_by" = $5
where "state" = $6;

-- updateScopeReview
update "plan_version"
set "scope_review" = $1, "scope_review_on" = $2, "scope_review_expert" = $3, "scope_review_note" = $4, "scope_review_by" = $5
where "state" = $6;

-- signVersion
update "plan_version"
set "state" = $1, "signer_name" = $2, "signer_function" = $3, "signed_by" = $4, "signed_at" = $5
where "state" = $6
returning "number";
