/** What is used of it; its published types declare globals that are jest's here. */
declare module 'mocha' {
  export default class Mocha {
    /** Runs only the tests whose names the pattern finds. */
    grep(pattern: RegExp | string): this;
  }
}
