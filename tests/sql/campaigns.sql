-- selectCampaigns
select "id", "questionnaire_id" as "questionnaireId", "variant", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn"
from "campaign"
where "status" <> $1
order by "closes_on" desc, "created_at" desc
limit $2;

-- selectCampaign
select "id", "questionnaire_id" as "questionnaireId", "variant", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn", "unit_ids" as "unitIds", "minimum_group" as "minimumGroup", "additions", "cuts", "definition", "manifest_hash" as "manifestHash", "questionnaire_version" as "questionnaireVersion", "paper", "texts", "reminders", "norm_id" as "normId", "repeats", "scales", "series_id" as "seriesId"
from "campaign"
where "id" = $1;

-- insertDraft
insert into "campaign" ("organisation_id", "id", "questionnaire_id", "questionnaire_version", "variant", "title", "opens_on", "closes_on", "minimum_group", "unit_ids", "additions", "cuts", "created_at", "norm_id", "paper", "texts", "reminders", "repeats", "scales", "series_id")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20);

-- updateDraft
update "campaign"
set "questionnaire_id" = $1, "questionnaire_version" = $2, "variant" = $3, "title" = $4, "opens_on" = $5, "closes_on" = $6, "minimum_group" = $7, "unit_ids" = $8, "additions" = $9, "cuts" = $10
where "id" = $11
and "status" = $12;

-- deleteDraft
delete
from "campaign"
where "id" = $1
and "status" = $2;

-- selectRoster
with recursive chosen as ( select organisation_id, id
from unit
where ended_on is null
and id = any($1::uuid[])
union select unit.organisation_id, unit.id
from unit
join chosen on unit.organisation_id = chosen.organisation_id
and unit.parent_id = chosen.id
where unit.ended_on is null ) select employee.id, employee.unit_id as "unitId", employee.email, employee.given_name || ' ' || employee.family_name as name, employee.language
from employee
join chosen on chosen.organisation_id = employee.organisation_id
and chosen.id = employee.unit_id
where (employee.employed_from is null or employee.employed_from <= $2)
and (employee.employed_until is null or employee.employed_until >= $3)
order by employee.id;

-- selectLivingUnits
select "id", "parent_id" as "parentId", "code", "name"
from "unit"
where "ended_on" is null
order by "code";

-- insertJob
insert into "job" ("organisation_id", "id", "campaign_id", "kind", "heartbeat_at")
values ($1, $2, $3, $4, $5)
on conflict ("organisation_id", "campaign_id", "kind") do update
set "state" = $6, "error" = $7, "attempts" = $8
where "job"."state" = $9;

-- selectJob
select "kind", "state", "done", "total"
from "job"
where "campaign_id" = $1
order by "heartbeat_at" desc
limit $2;

-- selectTally
select "counted", "invalid"
from "tally"
where "campaign_id" = $1;

-- selectInvited
select sum("invited") as "invited"
from "campaign_unit"
where "campaign_id" = $1;

-- closeCampaign
update "campaign"
set "status" = $1, "closed_at" = $2
where "id" = $3
and "status" = $4;

-- selectFrozenUnits
select "unit_id" as "id", "name", "invited"
from "campaign_unit"
where "campaign_id" = $1
and "invited" > $2;

-- selectOverlapping
select "title"
from "campaign"
where "status" = $1
and "opens_on" <= $2
and "closes_on" >= $3
order by "title"
limit $4;
