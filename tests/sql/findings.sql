-- insertFindingQuery
insert into "finding" ("organisation_id", "id", "kind", "campaign_id", "unit_id", "scale", "subject", "evidence", "psa_category", "field_4a", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing
returning "id";

-- selectSameFinding
select "id"
from "finding"
where "kind" = $1
and "unit_id" = $2
and "subject" = $3
and "campaign_id" = $4
and "scale" = $5;

-- insertCause
insert into "cause" ("organisation_id", "id", "finding_id", "text", "source", "heard_on", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- insertPlanRow
insert into "plan_row" ("organisation_id", "title", "step_reason", "owner", "indicator", "legal_article", "expertise", "baseline", "evaluate_on", "created_by", "created_at", "updated_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- insertPlanChange
insert into "plan_change" ("organisation_id", "id", "kind", "finding_id", "row_id", "version_id", "fields", "changed_by", "changed_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
