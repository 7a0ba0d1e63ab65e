import { useLocation, useNavigate } from 'react-router';

/** Leads to the sign-in and back to where one was. */
export function useSignInFirst(): () => void {
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  return () => void navigate(`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`);
}
