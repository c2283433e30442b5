// Weight and speed of the answer page on a slow phone, with a whole long questionnaire and three reloads: one JSON line.
import { LIMITS, measureAnswering } from './answer-limits.ts';

const found = await measureAnswering('stress-risico', 'long', 3);
const passed =
  found.scriptBytesToFirstItem < LIMITS.scriptBytes &&
  found.allBytes < LIMITS.allBytes &&
  found.nextMs.most <= LIMITS.nextMs &&
  found.lostAnswers === 0;
console.log(JSON.stringify({ ...found, limits: LIMITS, passed }));
process.exitCode = passed ? 0 : 1;
