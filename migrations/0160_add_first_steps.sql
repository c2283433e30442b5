-- Why: HR and administrators may put the list of first steps off their overview. It is about one's own screen, so it
--   stands with the account: a colleague who comes later still has it.
-- Lock: account exclusively, for a moment (a default without a rewrite). Reversible: yes, by dropping the column.

alter table account add column first_steps_away boolean not null default false;
grant select (first_steps_away), update (first_steps_away) on account to werkpeil_web;
