import { limitExceeded } from '../../kernel/index.js';
import { OPERATION_LIMITS } from './limits.js';

/** Texts and comments, in which brackets mean nothing, and the brackets. */
const SIGNS = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*|[([{]|[)\]}]/g;

/**
 * Refuses a document whose brackets lie too deep within one another with LIMIT_EXCEEDED, before it is parsed: what reads documents goes down a level a
 * bracket, and would run out of stack.
 */
export function checkNesting(text: string): void {
  let depth = 0;
  for (const [sign] of text.matchAll(SIGNS)) {
    if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign.length === 1 && sign !== '#') depth -= 1;
    if (depth > OPERATION_LIMITS.nesting) throw limitExceeded('The nesting of the document', OPERATION_LIMITS.nesting);
  }
}
