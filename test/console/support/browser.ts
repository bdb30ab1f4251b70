import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Where systems have it; CI installs Debian's. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of the system, if there is one. */
export const BROWSER = PROGRAMS.find((path) => existsSync(path));

const LONGEST_WAIT_MS = 60_000;

export type Scheme = 'light' | 'dark';

export function openBrowser(): Promise<Browser> {
  // Root has no sandbox: CI is root, and the pages are ours.
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
}

/** A visitor, of whose page nothing escapes: what the policy refused, what was asked of others, and what went wrong. */
export class Visitor {
  readonly #wrong: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async of(
    browser: Browser,
    url: string,
    {
      key,
      scheme = 'light',
      width = 1_440,
      height = 900,
    }: { readonly key?: string; readonly scheme?: Scheme; readonly width?: number; readonly height?: number } = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width, height },
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST_WAIT_MS);
    const visitor = new Visitor(context, page, url);
    await visitor.watch();
    if (key !== undefined)
      await page.addInitScript(`sessionStorage.getItem('cantle-key') ?? sessionStorage.setItem('cantle-key', '${key}')`);
    return visitor;
  }

  private async watch(): Promise<void> {
    await this.page.route('**/*', (route) => {
      const address = route.request().url();
      if (address.startsWith(this.url) || address.startsWith('data:')) return route.continue();
      this.#wrong.push(`asked of another: ${address}`);
      return route.abort();
    });
    await this.page.exposeFunction('noteViolation', (text: string) => this.#wrong.push(`refused by the policy: ${text}`));
    await this.page.addInitScript(
      'addEventListener("securitypolicyviolation", (event) => noteViolation(event.violatedDirective + " " + event.blockedURI))',
    );
    this.page.on('pageerror', (error) => this.#wrong.push(`thrown: ${error.message}`));
    this.page.on('dialog', (dialog) => {
      this.#wrong.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** What axe finds, in a line each. */
  async accessibilityProblems(): Promise<readonly string[]> {
    await this.page.evaluate(AXE);
    return this.page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`,
    );
  }

  /** What has gone wrong since the last time this was asked. */
  wrong(): readonly string[] {
    return this.#wrong.splice(0);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
