import { describeAttack } from '../attack/api/describe-attack.ts';

/** A small version of `npm run attack:api`: every route but the files, two campaigns and one that is still open. */
describeAttack({ isSmall: true });
