-- insertNotice
insert into "outbox" ("organisation_id", "id", "kind", "recipient", "subject", "body", "next_attempt_at")
values ($1, $2, $3, $4, $5, $6, $7);
