import { BrowserRouter, useRoutes } from 'react-router';
import { useLanguage } from '@/i18n/language';
import { routes } from './routes';

/** A change of language draws everything anew; what the shop said is still in the store. */
export function App() {
  return (
    <BrowserRouter key={useLanguage()}>
      <Pages />
    </BrowserRouter>
  );
}

const Pages = () => useRoutes(routes);
