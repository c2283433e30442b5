-- selectReviews
select "year", "held_on" as "heldOn", "with_council_on" as "withCouncilOn", "learned", "next_year" as "nextYear", "account"."name" as "by", "figures"
from "plan_review"
inner join "account" on "account"."organisation_id" = "plan_review"."organisation_id"
and "account"."id" = "plan_review"."reviewed_by"
order by "year" desc
limit $1;

-- upsertReview
insert into "plan_review" ("learned", "next_year")
values ($1, $2)
on conflict ("organisation_id", "year") do update
set "held_on" = "excluded"."held_on", "with_council_on" = "excluded"."with_council_on", "figures" = "excluded"."figures", "learned" = "excluded"."learned", "next_year" = "excluded"."next_year", "reviewed_by" = "excluded"."reviewed_by";
