/** There is nothing to audit; the message is one sentence that says what to do. */
export class CannotAudit extends Error {
  override readonly name = 'CannotAudit';
}
