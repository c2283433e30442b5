-- selectPublishedCampaign
select "id", "title", "status", "closes_on" as "closesOn", "questionnaire_id" as "questionnaireId", "definition"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectPrevious
select "id", "title", "definition"
from "campaign"
where "questionnaire_id" = $1
and "status" = $2
and "closes_on" < $3
order by "closes_on" desc
limit $4;

-- selectOrganisation
select "name", "sector", "size_class" as "sizeClass"
from "organisation";
