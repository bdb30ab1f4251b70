import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where systems have it; CI installs Debian's. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of the system, if there is one. */
export const BROWSER = PROGRAMS.find((path) => existsSync(path));

const LONGEST_WAIT_MS = 60_000;

export type Scheme = 'light' | 'dark';

export function openBrowser(): Promise<Browser> {
  // Root has no sandbox: CI is root, and the pages are ours. No other machine has an address.
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'] });
}

/** Visitors of one kind are tabs of one window, in which what was fetched and compiled for one is there for the next. */
const windows = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

function windowOf(browser: Browser, settings: BrowserContextOptions): Promise<BrowserContext> {
  const kept = windows.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  windows.set(browser, kept);
  const name = JSON.stringify(settings);
  const window = kept.get(name) ?? browser.newContext(settings);
  kept.set(name, window);
  return window;
}

/** A visitor, of whose page nothing escapes: what the policy refused, what was asked of others, and what went wrong. */
export class Visitor {
  readonly #wrong: string[] = [];

  private constructor(
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
    const window = await windowOf(browser, {
      colorScheme: scheme,
      viewport: { width, height },
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await window.newPage();
    page.setDefaultTimeout(LONGEST_WAIT_MS);
    const visitor = new Visitor(page, url);
    await visitor.watch();
    if (key !== undefined)
      await page.addInitScript(`sessionStorage.getItem('cantle-key') ?? sessionStorage.setItem('cantle-key', '${key}')`);
    return visitor;
  }

  private async watch(): Promise<void> {
    // Listened to, not held up: what is routed is not cached.
    this.page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(this.url) && !address.startsWith('data:')) this.#wrong.push(`asked of another: ${address}`);
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

  /** What axe finds, in a line each; all that it knows, or some rules of it. */
  async accessibilityProblems(runOnly?: readonly string[]): Promise<readonly string[]> {
    if ((await this.page.evaluate('typeof axe')) === 'undefined') await this.page.evaluate(AXE);
    const options = JSON.stringify({ resultTypes: ['violations'], runOnly });
    return this.page.evaluate(
      `axe.run(document, ${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`,
    );
  }

  /** As somebody has it by the system's settings: what is seen has its colours when this is done. */
  async turn(scheme: Scheme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
    await this.page.evaluate(ENDED);
  }

  /** What has gone wrong since the last time this was asked. */
  wrong(): readonly string[] {
    return this.#wrong.splice(0);
  }

  async leave(): Promise<void> {
    // The next finds the window as if it had been opened for it.
    await this.page.evaluate('localStorage.clear()');
    await this.page.close();
  }
}

/** Resolves when whatever is on its way to another colour is there, and nothing has set out after it: what beats or turns has no end. */
const ENDED = `(async () => {
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const running = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    if (running.length === 0) return;
    await Promise.allSettled(running.map(({ finished }) => finished));
  }
})()`;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
