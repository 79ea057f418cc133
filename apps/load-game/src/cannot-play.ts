/** There is nothing to play with; the message is one sentence that says what to do. */
export class CannotPlay extends Error {
  override readonly name = 'CannotPlay';
}
