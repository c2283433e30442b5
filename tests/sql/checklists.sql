-- selectRounds
select "id", "held_on" as "heldOn", "closed_at" as "closedAt"
from "checklist_round"
where "checklist" = $1
order by "held_on" desc, "created_at" desc
limit $2;

-- selectRound
select "id", "checklist", "held_on" as "heldOn", "closed_at" as "closedAt"
from "checklist_round"
where "id" = $1 for update;

-- selectAnswers
select "round_id" as "roundId", "topic", "present", "working", "evidence", "owner", "due_on" as "dueOn"
from "checklist_answer"
where "round_id" in ($1)
order by "round_id", "topic";

-- selectSteps
select "round_id" as "roundId", "milestone", "due", "met"
from "checklist_milestone"
where "round_id" in ($1)
order by "round_id", "milestone";

-- insertRound
insert into "checklist_round" ("organisation_id", "id", "checklist", "version", "held_on", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- upsertAnswer
insert into "checklist_answer" ("organisation_id", "round_id", "topic", "present", "working", "evidence", "owner", "due_on")
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict ("organisation_id", "round_id", "topic") do update
set "present" = $9, "working" = $10, "evidence" = $11, "owner" = $12, "due_on" = $13;

-- upsertSteps
insert into "checklist_milestone" ("organisation_id", "round_id", "milestone", "due", "met")
values ($1, $2, $3, $4, $5)
on conflict ("organisation_id", "round_id", "milestone") do update
set "due" = $6, "met" = $7;

-- closeRound
update "checklist_round"
set "closed_at" = $1
where "id" = $2;

-- selectTopUnit
select "id", "name"
from "unit"
where "parent_id" is null
and "ended_on" is null;
