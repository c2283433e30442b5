-- findInvitation
(runs at once; see queries.ts);

-- issueCredential
(runs at once; see queries.ts);
