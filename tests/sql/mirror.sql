-- selectCampaign
select "organisation_id" as "organisationId", "closes_on" as "closesOn", "definition"
from "campaign"
where "id" = $1;

-- selectEarlier
select "campaign"."id", "campaign"."title", "campaign"."closes_on" as "closesOn", "organisation"."name" as "organisation", "campaign"."definition"
from "campaign"
inner join "organisation" on "organisation"."id" = "campaign"."organisation_id"
where "campaign"."questionnaire_id" = $1
and "campaign"."status" = $2
and "campaign"."closes_on" < $3
order by "campaign"."closes_on" desc
limit $4;
