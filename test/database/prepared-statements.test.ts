import { newResult } from '../../src/database/driver.js';
import { PreparedStatements } from '../../src/database/prepared-statements.js';

function ask(prepared: PreparedStatements, prepare: string) {
  const { forget, statements } = prepared.messagesFor([{ text: prepare, values: [], prepare }]);
  const [statement] = statements;
  if (statement !== undefined) prepared.confirm(statement, newResult());
  return { forget, isPrepared: statement?.like !== undefined };
}

test('pages with ever other figures push no evaluation out, and are forgotten themselves', () => {
  const prepared = new PreparedStatements('c1_');
  ask(prepared, 'evaluate_0');
  const forgotten = Array.from({ length: 40 }, (_, n) => ask(prepared, `figures_${n}`)).flatMap(({ forget }) => forget);
  expect(ask(prepared, 'evaluate_0').isPrepared).toBe(true);
  expect(ask(prepared, 'figures_39').isPrepared).toBe(true);
  expect(forgotten).toContain('c1_figures_0');
  expect(ask(prepared, 'figures_0').isPrepared).toBe(false);
});
