import { useNavigate } from 'react-router';
import { useAppDispatch } from '@/app/hooks';
import { api } from '@/graphql/api';
import { Button } from '@/ui/Button';
import { useSignOutMutation } from './sessionApi';
import { sessionGate } from './sessionGate';

export function SignOutButton() {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [revoke] = useSignOutMutation();
  const signOut = () => {
    const refreshToken = sessionGate.signOut();
    if (refreshToken) {
      void revoke(refreshToken);
    }
    dispatch(api.util.resetApiState());
    void navigate('/');
  };
  return (
    <Button variant="secondary" size="small" onClick={signOut}>
      Sign out
    </Button>
  );
}
