import type { Definition } from '../../../../server/domain/questionnaire/definition.ts';
import { Answering } from './answering.svelte.ts';
import { emptyAnswers } from './filled-in.ts';
import type { Material } from './material.ts';

/**
 * Answering without a link: the same screens and the same conditions, and nothing is kept, sealed or sent. There is no
 * credential, so there is nothing that could be sent.
 */
export class Rehearsal extends Answering {
  finished = $state(false);

  constructor(definition: Definition) {
    super();
    this.material = { definition } as unknown as Material;
    this.fill(emptyAnswers(definition));
    this.stage = { kind: 'screen' };
  }

  override review(): void {
    this.finished = true;
  }

  override async send(): Promise<void> {}

  again(): void {
    this.finished = false;
    this.screenId = null;
  }
}
