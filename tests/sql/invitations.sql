-- findInvitations
(runs at once; see queries.ts);

-- issueCredentials
(runs at once; see queries.ts);
