/** A text as the language writes it: in single quotes, with `\'` and `\\` inside. */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** The text inside of quotes as `quoteText` writes them; anything else as it is. */
export function unquoteText(quoted: string): string {
  return /^'[^]*'$/.test(quoted) ? quoted.slice(1, -1).replace(/\\(['\\])/g, '$1') : quoted;
}
