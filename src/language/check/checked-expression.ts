import type { Expression } from '../rule.js';
import type { AllowedValue, ValueType } from '../vocabulary.js';

export interface CheckedExpression {
  /** In normal form. */
  readonly expression: Expression;
  /** Of what it gives; none for a literal, which is read as what it is compared with, and where there are problems. */
  readonly shape?: { readonly type: ValueType; readonly allowed?: readonly AllowedValue[] };
}
