/** What a command says to the person who called it. Everything else goes to the log. */
export function print(text: string): void {
  process.stdout.write(shown(text));
}

/** The same, of what is not to be among it where a program reads that. */
export function printAside(text: string): void {
  process.stderr.write(shown(text));
}

function shown(text: string): string {
  const seen = text.replace(UNSEEN, '\ufffd');
  return seen.endsWith('\n') ? seen : `${seen}\n`;
}

/** What tells a terminal to do something: a file that is imported may have it in a cell. */
// oxlint-disable-next-line eslint/no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
