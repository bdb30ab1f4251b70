import { useStore } from '../data/store';
import { type Language, language } from './language';

/** The texts of one page, which come with it: in every language, or it does not compile. */
export type PageTexts<Texts> = Readonly<Record<Language, Texts>>;

export function usePageTexts<Texts>(texts: PageTexts<Texts>): Texts {
  return texts[useStore(language)];
}
