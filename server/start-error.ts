/** Something outside the program stands in the way of a start. The message is one sentence for a person; no stack is shown. */
export class StartError extends Error {
  override name = 'StartError';
}
