import { describeAttack } from './describe-attack.ts';

describeAttack({ isSmall: false });
