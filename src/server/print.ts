/** What a command says to the person who called it. Everything else goes to the log. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
