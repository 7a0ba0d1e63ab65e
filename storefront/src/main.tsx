import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { App } from './app/App';
import { shellText } from './app/messages';
import { loadOpeningPage } from './app/routes';
import { store } from './app/store';
import { sessionGate } from './features/session/sessionGate';
import { viewerChanged } from './features/session/sessionSlice';
import { readyText } from './i18n/text';
import './styles.css';

sessionGate.onViewer = (viewer) => store.dispatch(viewerChanged(viewer));
void sessionGate.restore();

// The first picture is the page itself, in the visitor's language: its code is on its way already (src/opening).
await Promise.all([readyText(shellText), loadOpeningPage()]);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Provider store={store}>
      <App />
    </Provider>
  </StrictMode>,
);
