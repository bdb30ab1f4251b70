/** Numbers, amounts and moments as the language of the page writes them. */
export class Format {
  readonly #number: Intl.NumberFormat;
  readonly #decimal: Intl.NumberFormat;
  readonly #compact: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #finePercent: Intl.NumberFormat;
  readonly #signed: Intl.NumberFormat;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #shortDate: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #hour: Intl.DateTimeFormat;
  readonly #plurals: Intl.PluralRules;
  readonly #money = new Map<string, Intl.NumberFormat>();

  constructor(readonly locale: string) {
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    // German has no short form of thousands, and would leave out their point where it is to be short.
    this.#compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1, useGrouping: 'always' });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    this.#finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 });
    this.#signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    this.#shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
    this.#hour = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.#plurals = new Intl.PluralRules(locale);
  }

  readonly number = (value: number): string => this.#number.format(value);
  readonly decimal = (value: number | string): string => this.#decimal.format(Number(value));
  readonly compact = (value: number): string => this.#compact.format(value);
  readonly signed = (value: number): string => this.#signed.format(value);
  readonly date = (value: string | Date): string => this.#date.format(new Date(value));
  readonly shortDate = (value: string | Date): string => this.#shortDate.format(new Date(value));
  readonly time = (value: string | Date): string => this.#time.format(new Date(value));
  readonly hour = (value: string | Date): string => this.#hour.format(new Date(value));
  readonly moment = (value: string | Date): string => this.#moment.format(new Date(value));

  /** 0 to 1; a share that is not nothing is never written as 0 %. */
  readonly share = (value: number): string =>
    value > 0 && value < 0.1 ? this.#finePercent.format(Math.max(value, 0.001)) : this.#percent.format(value);

  /** An amount in whole units; very small ones with their cents. */
  readonly money = (value: string | number, currency: string, fine = false): string => {
    const amount = Number(value);
    const digits = fine || (Math.abs(amount) < 10 && amount !== 0) ? 2 : 0;
    const key = `${currency} ${digits}`;
    let format = this.#money.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      this.#money.set(key, format);
    }
    return format.format(amount);
  };

  /** A mean of amounts; of nobody there is none, which is not nought. */
  readonly mean = (value: string | number | null | undefined, currency: string): string =>
    value === null || value === undefined ? '–' : this.money(value, currency);

  /** How large a file is. */
  readonly bytes = (value: number): string => {
    const step = value < 1_000 ? 0 : value < 1_000_000 ? 1 : value < 1_000_000_000 ? 2 : 3;
    const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step];
    return new Intl.NumberFormat(this.locale, {
      style: 'unit',
      unit,
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: step === 0 ? 0 : 1,
    }).format(value / 1_000 ** step);
  };

  /** How long ago, or how long until, in the largest unit of which there is one. */
  readonly ago = (value: string | Date, now = Date.now()): string => {
    const seconds = (new Date(value).getTime() - now) / 1_000;
    for (const [unit, length] of UNITS) {
      if (Math.abs(seconds) >= length) return this.#relative.format(Math.trunc(seconds / length), unit);
    }
    return this.#relative.format(0, 'second');
  };

  /** What a language is called by its code. */
  readonly languageName = (code: string): string => {
    try {
      return new Intl.DisplayNames(this.locale, { type: 'language' }).of(code) ?? code;
    } catch {
      return code;
    }
  };

  readonly plural = (count: number, one: string, other: string): string =>
    `${this.number(count)} ${this.#plurals.select(count) === 'one' ? one : other}`;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 5],
];
