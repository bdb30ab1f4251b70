import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/* What can never run cannot be tested: invariants, and what is thrown where they are broken. */

/** @param {any} node */
const isInvariant = (node) => node.type === 'CallExpression' && ['invariant', 'unreachable'].includes(node.callee.name);

/** @param {any} node */
const isThrownInvariant = (node) =>
  node.type === 'ThrowStatement' && JSON.stringify(node.argument?.arguments?.[0] ?? '').includes('Invariant violated');

/** @param {any} node */
const isUnreachableCase = (node) =>
  node.type === 'SwitchCase' &&
  node.test === null &&
  node.consequent.some((/** @type {any} */ inner) => isInvariant(inner.argument ?? inner));

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'invariants', {
    shouldIgnore: (/** @type {any} */ { node }) =>
      isInvariant(node) || isThrownInvariant(node) || isUnreachableCase(node) ? 'It never runs.' : undefined,
  }),
];
