/*
 * The page at /graphql: GraphiQL, with a key if the address brought a token for one. Runs in the browser, after the scripts of React and
 * GraphiQL in the same file (scripts/build-ide.js), and loads nothing from elsewhere.
 */
(() => {
  /** The key is kept for this tab until it is closed, and nowhere else. */
  const KEPT = 'cantle-key';
  const API = 'graphql';

  /** The key that the token in the address stands for, once; else the one that this tab has got already. */
  async function findKey() {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token !== null) {
      // Out of the address and the history at once.
      history.replaceState(null, '', location.pathname);
      const answer = await fetch(`${API}/demo-key`, { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify({ token }) });
      if (answer.ok) sessionStorage.setItem(KEPT, (await answer.json()).key);
      else show((await answer.json()).errors[0].message);
    }
    return sessionStorage.getItem(KEPT);
  }

  const JSON_HEADERS = { 'content-type': 'application/json' };

  function show(text) {
    const notice = document.getElementById('notice');
    notice.textContent = text;
    notice.hidden = false;
  }

  /** Queries and mutations are answered once, subscriptions are followed. */
  function fetcher({ query, operationName, variables }, { headers, documentAST } = {}) {
    const body = JSON.stringify({ query, operationName, variables });
    return isSubscription(documentAST, operationName) ? follow(body, headers) : ask(body, headers);
  }

  function isSubscription(document, name) {
    const operations = (document?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition');
    const operation = name ? operations.find((one) => one.name?.value === name) : operations[0];
    return operation?.operation === 'subscription';
  }

  async function ask(body, headers) {
    const answer = await fetch(API, { method: 'POST', headers: { ...headers, ...JSON_HEADERS }, body });
    return answer.json();
  }

  /** What a stream of server-sent events brings, until somebody returns. */
  function follow(body, headers) {
    const stop = new AbortController();
    const answers = read(body, headers, stop.signal);
    return {
      next: () => answers.next(),
      return: () => {
        stop.abort();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async function* read(body, headers, signal) {
    const asked = { ...headers, ...JSON_HEADERS, accept: 'text/event-stream' };
    const answer = await fetch(`${API}/stream`, { method: 'POST', headers: asked, body, signal });
    if (!(answer.headers.get('content-type') ?? '').includes('text/event-stream')) return yield await answer.json();
    let received = '';
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      received += part.value;
      for (let end = received.indexOf('\n\n'); end >= 0; end = received.indexOf('\n\n')) {
        const event = received.slice(0, end).trimStart();
        received = received.slice(end + 2);
        if (event.startsWith('event: complete')) return;
        if (event.startsWith('event: next')) yield JSON.parse(event.slice(event.indexOf('data: ') + 6));
      }
    }
  }

  const WELCOME = `# Cantle: the segments of this workspace, and the first members of each.
{
  segments(first: 20) {
    nodes {
      name
      description
      query
      size
      share
      members(first: 3, orderBy: AMOUNT_SPENT_DESC) {
        edges {
          since
          leavesAt
          node {
            firstName
            lastName
            orders(first: 2) {
              nodes {
                number
                placedAt
                amount
              }
            }
          }
        }
      }
    }
  }
}
`;

  async function open() {
    const key = await findKey();
    const headers = JSON.stringify({ authorization: `Bearer ${key ?? 'cantle_...'}` }, undefined, 2);
    if (key === null) show('Put an API key in place of cantle_... under Headers, at the bottom: every operation needs one.');
    const root = ReactDOM.createRoot(document.getElementById('graphiql'));
    const shown = { fetcher, defaultQuery: WELCOME, defaultHeaders: headers, headers, defaultEditorToolsVisibility: 'headers' };
    root.render(React.createElement(GraphiQL, { ...shown, shouldPersistHeaders: false }));
  }

  void open();
})();
