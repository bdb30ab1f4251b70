import { useState } from 'react';

/** How a rule is shown: both are the same rule. */
export type RuleView = 'blocks' | 'text';

const KEY = 'cantle-rule-view';

/** The view that somebody prefers, kept for the next rule. */
export function useRuleView() {
  const [view, setView] = useState<RuleView>(() => (localStorage.getItem(KEY) === 'text' ? 'text' : 'blocks'));
  const choose = (chosen: RuleView) => {
    localStorage.setItem(KEY, chosen);
    setView(chosen);
  };
  return { view, choose };
}
