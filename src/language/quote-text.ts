/** A text as the language writes it: in single quotes, with `\'` and `\\` inside. */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
