/** The stack cannot do what was asked; the message is one sentence for the person at the terminal, shown without a stack trace. */
export class StackFailure extends Error {
  override readonly name = 'StackFailure';
}
