import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { routes } from './app/routes';
import { store } from './app/store';
import { sessionGate } from './features/session/sessionGate';
import { viewerChanged } from './features/session/sessionSlice';
import './styles.css';

sessionGate.onViewer = (viewer) => store.dispatch(viewerChanged(viewer));
void sessionGate.restore();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Provider store={store}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </Provider>
  </StrictMode>,
);
