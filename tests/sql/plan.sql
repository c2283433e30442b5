-- updateRow
update "plan_row"
set "title" = $1, "step_reason" = $2, "owner" = $3, "owner_email" = $4, "revision" = revision + 1, "updated_at" = $5
where "id" = $6
and "revision" = $7;

-- upsertCheck
insert into "plan_check" ("organisation_id", "row_id", "months", "checked_on", "outcome", "note", "checked_by")
values ($1, $2, $3, $4, $5, $6, $7)
on conflict ("organisation_id", "row_id", "months") do update
set "checked_on" = "excluded"."checked_on", "outcome" = "excluded"."outcome", "note" = "excluded"."note", "checked_by" = "excluded"."checked_by";

-- selectLog
select "plan_change"."id", "changed_at" as "at", "account"."name" as "by", "kind", "fields"
from "plan_change"
left join "account" on "account"."organisation_id" = "plan_change"."organisation_id"
and "account"."id" = "plan_change"."changed_by"
where ("row_id" = $1 or "finding_id" = $2)
order by "changed_at" desc, "plan_change"."id"
limit $3;

-- selectLaterCampaigns
select "id", "title", "closes_on" as "closesOn", "questionnaire_id" as "questionnaireId", "definition"
from "campaign"
where "status" = $1
order by "closes_on" desc;

-- selectOrganisation
select "name", "demonstration", "sector", "size_class" as "sizeClass"
from "organisation";
