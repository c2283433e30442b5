-- selectCampaignFacts
select "campaign"."id", "title", "questionnaire_id" as "questionnaireId", "questionnaire_version" as "version", "variant", "opens_on" as "opensOn", "closes_on" as "closesOn", "minimum_group" as "minimumGroup", "definition", "tally"."counted", (select coalesce(sum("invited"), 0)::int as "invited"
from "scope"
where "scope"."organisation_id" = "campaign"."organisation_id"
and "scope"."campaign_id" = "campaign"."id") as "invited", (select count(*)::int as "withheld"
from "published_cell"
where "published_cell"."organisation_id" = "campaign"."organisation_id"
and "published_cell"."campaign_id" = "campaign"."id"
and "kind" = $1
and (cell ->> 'withheld')::boolean) as "withheld"
from "campaign"
inner join "tally" on "tally"."organisation_id" = "campaign"."organisation_id"
and "tally"."campaign_id" = "campaign"."id"
where "campaign"."status" = $2
order by "closes_on" desc;
