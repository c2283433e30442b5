import type {
  OwnScaleFile,
  QuestionnaireFile,
} from '../../../../../../../../server/domain/questionnaire/file-schema.ts';

export type EditableScale = OwnScaleFile;
/** A version as a form changes it: every scale is written out. */
export type EditableFile = Omit<QuestionnaireFile, 'scales'> & { scales: EditableScale[] };
