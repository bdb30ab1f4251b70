import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { Store, useStore } from '../data/store';
import { english, type Messages } from './english';
import { Format } from './format';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'cantle-language';

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'de') return kept;
  return navigator.languages.find((tag) => /^(en|de)\b/.test(tag))?.startsWith('de') === true ? 'de' : 'en';
}

export const language = new Store<Language>(preferred());

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  language.set(chosen);
}

/** A visitor's own way to write numbers, if it is one of the language of the page. */
function localeOf(chosen: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(chosen)) ?? chosen;
}

interface Spoken {
  readonly t: Messages;
  readonly format: Format;
}

const SpokenContext = createContext<Spoken>({ t: english, format: new Format('en') });

/** The texts of the page, and how it writes numbers. */
export function useMessages(): Spoken {
  return use(SpokenContext);
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const chosen = useStore(language);
  const [spoken, setSpoken] = useState<Spoken>();
  useEffect(() => {
    let current = true;
    void textsOf(chosen).then((t) => {
      if (!current) return;
      document.documentElement.lang = chosen;
      setSpoken({ t, format: new Format(localeOf(chosen)) });
    });
    return () => {
      current = false;
    };
  }, [chosen]);
  return spoken === undefined ? null : <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** German comes when it is wanted. */
async function textsOf(chosen: Language): Promise<Messages> {
  return chosen === 'en' ? english : (await import('./german')).german;
}
