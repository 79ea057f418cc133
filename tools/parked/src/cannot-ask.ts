/** The services cannot be asked; the message is one sentence that says what to do. */
export class CannotAsk extends Error {
  override readonly name = 'CannotAsk';
}
