-- selectCampaigns
select "id", "title", "closes_on" as "closesOn", "definition"
from "campaign"
where "status" = $1
order by "closes_on" desc
limit $2;

-- selectProgress
select "q"."campaign_id" as "campaignId", "q"."question", "q"."written", "q"."released_at" as "releasedAt", "q"."published", "q"."redacted", "q"."withheld", "q"."reasons", "c"."decision", "c"."reason", count("c"."id") as "count"
from "comment_question" as "q"
left join "comment" as "c" on "c"."organisation_id" = "q"."organisation_id"
and "c"."campaign_id" = "q"."campaign_id"
and "c"."question" = "q"."question"
where "q"."campaign_id" in ($1)
group by "q"."organisation_id", "q"."campaign_id", "q"."question", "c"."decision", "c"."reason"
order by "q"."question";

-- selectQuestions
select "question", "written", "plan", "released_at" as "releasedAt"
from "comment_question"
where "campaign_id" = $1
order by "question" for update;

-- selectComments
select "id", "question", "block", "sealed", "decision", "text", "reason"
from "comment"
where "campaign_id" = $1
order by "id";

-- decideComment
update "comment"
set "decision" = $1, "text" = $2, "reason" = $3
where "campaign_id" = $4
and "id" = $5;

-- insertLists
insert into "comment_list" ("organisation_id", "campaign_id", "unit_id", "question", "cell")
values ($1, $2, $3, $4, $5);

-- markReleased
update "comment_question"
set "released_at" = $1, "released_by" = $2, "published" = $3, "redacted" = $4, "withheld" = $5, "reasons" = $6
where "campaign_id" = $7
and "question" = $8;

-- deleteComments
delete
from "comment"
where "campaign_id" = $1;

-- selectLists
select "question", "cell"
from "comment_list"
where "campaign_id" = $1
and "unit_id" = $2;

-- selectNames
select "given_name" as "givenName", "family_name" as "familyName"
from "employee";
