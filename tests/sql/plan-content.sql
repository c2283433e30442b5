-- selectFindings
select "finding"."id", "finding"."campaign_id" as "campaignId", "finding"."scale", "finding"."unit_id" as "unitId", "unit"."name" as "unitName", "finding"."evidence", "finding"."psa_category" as "psaCategory", "finding"."field_4a" as "field4A", "finding"."exposed_group" as "exposedGroup", "finding"."exposed_number" as "exposedNumber", "finding"."special_category" as "specialCategory", "finding"."risk_inputs" as "riskInputs", "finding"."risk_class" as "riskRated", "finding"."risk_reported" as "riskReported", "finding"."risk_override" as "riskOverride", "finding"."risk_reason" as "riskReason", "finding"."accepted_because" as "acceptedBecause", "account"."name" as "acceptedBy", to_char("finding"."accepted_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "acceptedOn", to_char("finding"."created_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "foundOn"
from "finding"
inner join "unit" on "unit"."organisation_id" = "finding"."organisation_id"
and "unit"."id" = "finding"."unit_id"
left join "account" on "account"."organisation_id" = "finding"."organisation_id"
and "account"."id" = "finding"."accepted_by"
order by "finding"."created_at", "unit"."code", "finding"."scale", "finding"."id"
limit $1;

-- selectCauses
select "id", "finding_id" as "findingId", "text", "source", "heard_on" as "heardOn"
from "cause"
order by "created_at", "id"
limit $1;

-- selectPlanRows
select "plan_row"."id", "plan_row"."number", "plan_row"."finding_id" as "findingId", "plan_row"."unit_id" as "unitId", "unit"."name" as "unitName", "plan_row"."measure_id" as "measureId", to_char("plan_row"."created_at" at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "madeOn", "revision", "title", "description", "level", "step", "step_reason" as "stepReason", "prevention", "rie_reference" as "rieReference", "legal_article" as "legalArticle", "goal", "indicator", "baseline", "target", "owner", "owner_email" as "ownerEmail", "executor", "expertise", "starts_on" as "startsOn", "deadline", "status", "done_on" as "doneOn", "remark", "budget_planned" as "budgetPlanned", "budget_spent" as "budgetSpent", "hours_planned" as "hoursPlanned", "hours_spent" as "hoursSpent", "education_needed" as "educationNeeded", "education_done_on" as "educationDoneOn", "council_kind" as "councilKind", "council_on" as "councilOn", "expert_advice" as "expertAdvice", "communication", "communicated_on" as "communicatedOn", "evaluate_on" as "evaluateOn", "effect", "effect_note" as "effectNote", "residual_class" as "residualClass", "residual_reason" as "residualReason"
from "plan_row"
inner join "unit" on "unit"."organisation_id" = "plan_row"."organisation_id"
and "unit"."id" = "plan_row"."unit_id"
order by "deadline", "plan_row"."number"
limit $1;

-- selectChecks
select "row_id" as "rowId", "months", "checked_on" as "checkedOn", "outcome", "note"
from "plan_check"
order by "row_id", "months";

-- selectUnitParents
select "id", "parent_id" as "parentId"
from "unit";
