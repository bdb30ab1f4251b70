import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { WhoAsks } from './data/operations';
import { session } from './data/session';
import { useStore } from './data/store';
import { useAnswer } from './data/use-answer';
import { ViewerContext } from './data/viewer';
import { LanguageProvider } from './messages/language';
import { ProblemNote } from './parts/states';
import { router } from './router';
import { schemeManager } from './shell/scheme';
import { SignIn } from './shell/sign-in';
import { nonce } from './shell/nonce';
import { theme } from './theme';

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemeManager} getStyleNonce={nonce}>
      <LanguageProvider>
        <Gate />
      </LanguageProvider>
    </MantineProvider>
  );
}

/** Nothing is shown to whoever has no key; to others what their key may see. */
function Gate() {
  const current = useStore(session);
  if (current.state === 'out') return <SignIn reason={current.reason} />;
  return <SignedIn key={current.key} />;
}

function SignedIn() {
  const { data, problem, refresh } = useAnswer(WhoAsks, {});
  if (data === undefined) {
    return problem === undefined ? null : (
      <main>
        <h1 className="visually-hidden">Cantle</h1>
        <ProblemNote problem={problem} onRetry={refresh} />
      </main>
    );
  }
  return (
    <ViewerContext value={data.viewer}>
      <RouterProvider router={router} />
    </ViewerContext>
  );
}
