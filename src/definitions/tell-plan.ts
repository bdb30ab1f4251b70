import { type Definition, nameOf } from './definition.js';
import type { Plan } from './plan.js';
import type { Impact, Step } from './step.js';

const COLUMNS = ['', 'what', 'members', 'enter', 'leave', 'amount spent', 'margin', ''] as const;
const SIGN = { create: '+', update: '~', delete: '-' } as const satisfies Record<Step['action'], string>;
/** Columns of numbers. */
const RIGHT = new Set([2, 3, 4, 5, 6]);

/** A plan as people read it. */
export function tellPlan({ steps, unlisted, asOf }: Plan): string {
  const left = unlisted.length === 0 ? [] : [`In the workspace and in no file, left as they are: ${unlisted.join(', ')}.`];
  if (steps.length === 0) return ['The workspace is as the files say.', ...left].join('\n');
  const rows = steps.map(rowOf);
  const widths = COLUMNS.map((title, index) => Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (RIGHT.has(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  const counts = (['create', 'update', 'delete'] as const).map(
    (action) => `${steps.filter((one) => one.action === action).length} to ${action}`,
  );
  return [line(COLUMNS), ...rows.map(line), '', `${counts.join(', ')}, as of ${asOf}.`, ...left].join('\n');
}

function rowOf({ action, before, after, impact, untold, carriesAlong }: Step): string[] {
  const definition = (after ?? before) as Definition;
  const renamed = before !== null && after !== null && nameOf(before) !== nameOf(after) ? `, now '${nameOf(before)}'` : '';
  const notes = [untold ?? '', carriesAlong.length === 0 ? '' : `moves with it: ${carriesAlong.join(', ')}`].filter((note) => note !== '');
  return [SIGN[action], `${definition.kind} ${nameOf(definition)}${renamed}`, ...figuresOf(impact), notes.join('; ')];
}

function figuresOf(impact: Impact | null): string[] {
  if (impact === null) return ['', '', '', '', ''];
  const { sizeBefore, sizeAfter, entering, leaving, valueBefore, valueAfter } = impact;
  return [
    fromTo(String(sizeBefore), String(sizeAfter)),
    `+${entering}`,
    `-${leaving}`,
    fromTo(valueBefore?.amountSpent, valueAfter?.amountSpent),
    fromTo(valueBefore?.totalMargin, valueAfter?.totalMargin),
  ];
}

function fromTo(before: string | undefined, after: string | undefined): string {
  if (before === undefined && after === undefined) return '';
  return before === after ? String(before) : `${before ?? '0'} > ${after ?? '0'}`;
}
