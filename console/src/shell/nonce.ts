/** With which the page may make style sheets while it runs: the server has given it to this one answer. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Tells it to whatever makes style sheets without asking us: what keeps the page from scrolling under a dialog looks for it here. */
export function publishNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce() });
}
