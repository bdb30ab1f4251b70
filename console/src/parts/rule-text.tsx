import { Fragment } from 'react';
import { type RuleTokenKind, tokensOf } from './rule-tokens';
import css from './rule-text.module.css';

/** A rule to be read: a line for each part of its top level, coloured. */
export function RuleText({ rule }: { readonly rule: string }) {
  return (
    <pre className={css.rule}>
      {tokensOf(rule).map(({ kind, text }, place) => (
        <Fragment key={place}>
          {kind === 'join' && ['AND', 'OR'].includes(text.toUpperCase()) && isTop(rule, place) ? '\n' : ''}
          <span className={CLASSES[kind]}>{text}</span>
        </Fragment>
      ))}
    </pre>
  );
}

const CLASSES: Readonly<Record<RuleTokenKind, string | undefined>> = {
  join: css.join,
  operator: css.operator,
  name: css.name,
  text: css.text,
  number: css.number,
  mark: css.mark,
  space: undefined,
};

/** Whether the token there stands outside of all brackets; the AND of a BETWEEN joins nothing. */
function isTop(rule: string, place: number): boolean {
  const before = tokensOf(rule).slice(0, place);
  const depth = before.reduce((sum, { text }) => sum + (text === '(' ? 1 : text === ')' ? -1 : 0), 0);
  const words = before.filter(({ kind }) => kind === 'join' || kind === 'operator').map(({ text }) => text.toUpperCase());
  return depth === 0 && words.at(-1) !== 'BETWEEN';
}
