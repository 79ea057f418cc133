/** There is nothing to verify; the message is one sentence that says what to do. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}
