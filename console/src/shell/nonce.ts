/** With which the page may make style sheets while it runs: the server has given it to this one answer. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
