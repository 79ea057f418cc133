/** There is no story to tell; the message is one sentence that says why, and what to do. */
export class CannotTrace extends Error {
  override readonly name = 'CannotTrace';
}
