-- insertSession
insert into "team_session" ("organisation_id", "id", "campaign_id", "unit_id", "code", "topics", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- selectSession
select "team_session"."id", "campaign_id" as "campaignId", "unit_id" as "unitId", "code", "topics", "state", "outcome", "chosen"
from "team_session"
where "id" = $1;

-- selectLatestSession
select "id"
from "team_session"
where "campaign_id" = $1
and "unit_id" = $2
order by "created_at" desc, "id"
limit $3;

-- moveSession
update "team_session"
set "state" = $1, "outcome" = $2
where "id" = $3
and "state" = $4
returning "id";

-- countVotes
select count("session_id") as "votes"
from "team_vote"
where "session_id" = $1;

-- takeVotes
(runs at once; see queries.ts);

-- selectCauses
select "id", "topic", "text", "kept"
from "team_cause"
where "session_id" = $1
order by "id";

-- keepCause
update "team_cause"
set "kept" = $1
where "session_id" = $2
and "id" = $3
returning "id";

-- deleteCause
delete
from "team_cause"
where "session_id" = $1
and "id" = $2
returning "id";

-- selectOrganisation
select "name", "demonstration"
from "organisation";

-- showSession
(runs at once; see queries.ts);

-- selectTalk
select "session"."id", "session"."organisation_id" as "organisationId", "session"."topics", "session"."state", "session"."chosen", "campaign"."definition", "unit"."name" as "unit"
from "team_session" as "session"
inner join "campaign" on "campaign"."id" = "session"."campaign_id"
inner join "campaign_unit" as "unit" on "unit"."campaign_id" = "session"."campaign_id"
and "unit"."unit_id" = "session"."unit_id"
where "session"."code" = $1;

-- putVote
insert into "team_vote" ("organisation_id", "session_id", "mark", "choices")
values ($1, $2, $3, $4)
on conflict ("organisation_id", "session_id", "mark") do update
set "choices" = $5;

-- insertTeamCause
insert into "team_cause" ("organisation_id", "session_id", "id", "topic", "text")
values ($1, $2, $3, $4, $5);
