-- Why: every employee was checked twice, against the organisation and against a unit of the organisation. The second says
--   the first: a unit belongs to an organisation that exists. An import of a hundred thousand people is a second shorter.
-- Lock: employee and organisation, a moment. Reversible: yes, by adding the constraint.
alter table employee drop constraint employee_organisation_id_fkey;
