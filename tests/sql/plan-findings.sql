-- selectNewestCampaigns
select distinct on ("questionnaire_id") "id", "title", "closes_on" as "closesOn", "questionnaire_id" as "questionnaireId", "definition"
from "campaign"
where "status" = $1
order by "questionnaire_id", "closes_on" desc;

-- selectUnitName
select "id", "name"
from "unit"
where "id" = $1;

-- selectUnitNames
select "id", "name"
from "unit"
where "ended_on" is null
order by "code";

-- updateFinding
update "finding"
set "psa_category" = $1, "field_4a" = $2
where "id" = $3;

-- updateRisk
update "finding"
set "risk_method" = $1, "risk_inputs" = $2, "risk_reason" = $3
where "id" = $4;

-- updateReported
update "finding"
set "risk_reported" = $1
where "id" = $2;

-- deleteCause
delete
from "cause"
where "finding_id" = $1
and "id" = $2
returning "text";

-- acceptFindings
update "finding"
set "accepted_because" = $1, "accepted_by" = $2, "accepted_at" = $3
where "id" in ($4);

-- withdrawAcceptance
update "finding"
set "accepted_because" = $1, "accepted_by" = $2, "accepted_at" = $3
where "id" = $4;
