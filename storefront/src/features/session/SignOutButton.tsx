import { Button } from '@/ui/Button';
import { useSignOut } from './useSignOut';

export function SignOutButton() {
  return (
    <Button variant="secondary" size="small" onClick={useSignOut()}>
      Sign out
    </Button>
  );
}
