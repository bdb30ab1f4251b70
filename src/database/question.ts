import type { Statement } from './statement.js';

/** Statements, and what their rows mean together. Several questions are asked in one round trip (`Queryable.ask`). */
export interface Question<Answer> {
  readonly statements: readonly Statement[];
  /** `rows` are those of each statement. May throw, such as when what was locked is not what was read. */
  readonly answer: (rows: readonly (readonly object[])[]) => Answer;
}

/** As many questions as there are answers. */
export type Questions<Answers extends readonly unknown[]> = { readonly [Index in keyof Answers]: Question<Answers[Index]> };

/** A question of its statements' rows, typed. */
export function question<Rows extends readonly object[], Answer>(
  statements: { readonly [Index in keyof Rows]: Statement },
  answer: (...rows: { [Index in keyof Rows]: Rows[Index][] }) => Answer,
): Question<Answer> {
  return { statements, answer: (rows) => answer(...(rows as never)) };
}

/** One whose answer is known without asking. */
export function answered<Answer>(answer: Answer): Question<Answer> {
  return { statements: [], answer: () => answer };
}

/** The same question, of which something else is made. */
export function mapped<Answer, Made>({ statements, answer }: Question<Answer>, make: (answer: Answer) => Made): Question<Made> {
  return { statements, answer: (rows) => make(answer(rows)) };
}

/** Several questions as one, of which each statement sees what those before it did. */
export function together<Answers extends readonly unknown[]>(questions: Questions<Answers>): Question<Answers> {
  const parts = questions as readonly Question<unknown>[];
  return {
    statements: parts.flatMap((part) => part.statements),
    answer: (rows) => {
      const left = [...rows];
      return parts.map((part) => part.answer(left.splice(0, part.statements.length))) as unknown as Answers;
    },
  };
}

/** Asks a question by sending its statements, if it has any. */
export async function askWith<Answer>(
  { statements, answer }: Question<Answer>,
  send: (statements: readonly Statement[]) => Promise<readonly { readonly rows: readonly object[] }[]>,
): Promise<Answer> {
  const results = statements.length === 0 ? [] : await send(statements);
  return answer(results.map(({ rows }) => rows));
}
