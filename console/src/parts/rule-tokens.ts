/** What a part of a rule's text is, for its colour alone: what is right or wrong the server says. */
export type RuleTokenKind = 'join' | 'operator' | 'name' | 'text' | 'number' | 'mark' | 'space';

export interface RuleToken {
  readonly kind: RuleTokenKind;
  readonly text: string;
}

const JOINS = /^(?:and|or|not)\b/i;
const OPERATORS = /^(?:between|contains|matches|in|is|null|starts|with|true|false|today|now|start|end|asc|desc)\b/i;
const FORMS: readonly (readonly [RuleTokenKind, RegExp])[] = [
  ['space', /^\s+/],
  ['text', /^'(?:[^'\\]|\\.|'')*'?/],
  ['number', /^[+-]?\d[\w.:-]*/],
  ['join', JOINS],
  ['operator', OPERATORS],
  ['name', /^[A-Za-z_$][\w$.]*/],
  ['operator', /^(?:[<>!=]=?|[+*/%-])/],
  ['mark', /^./s],
];

/** The token at the beginning of a text that is not empty. */
export function firstToken(text: string): RuleToken {
  for (const [kind, form] of FORMS) {
    const [found] = form.exec(text) ?? [];
    if (found !== undefined) return { kind, text: found };
  }
  return { kind: 'mark', text: text.charAt(0) };
}

export function tokensOf(rule: string): readonly RuleToken[] {
  const tokens: RuleToken[] = [];
  for (let rest = rule; rest !== ''; rest = rest.slice(tokens.at(-1)?.text.length ?? 1)) tokens.push(firstToken(rest));
  return tokens;
}
