/** What a command says to the person who called it. Everything else goes to the log. */
export function print(text: string): void {
  const shown = text.replace(UNSEEN, '\ufffd');
  process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
}

/** What tells a terminal to do something: a file that is imported may have it in a cell. */
// oxlint-disable-next-line eslint/no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
