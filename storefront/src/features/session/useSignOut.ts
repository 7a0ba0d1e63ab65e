import { useNavigate } from 'react-router';
import { useAppDispatch } from '@/app/hooks';
import { api } from '@/graphql/api';
import { useSignOutMutation } from './sessionApi';
import { sessionGate } from './sessionGate';

/** Ends the session here and at the shop, and forgets what it showed. */
export function useSignOut(): () => void {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [revoke] = useSignOutMutation();
  return () => {
    const refreshToken = sessionGate.signOut();
    if (refreshToken) {
      void revoke(refreshToken);
    }
    dispatch(api.util.resetApiState());
    void navigate('/');
  };
}
