import '@fontsource-variable/inter/wght.css';
import './styles/mantine.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { arriveByAddress } from './data/session';
import { publishNonce } from './shell/nonce';

publishNonce();
const root = document.getElementById('root');
if (root !== null) {
  void arriveByAddress().finally(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
