import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { sessionText } from './messages';
import { useSignOut } from './useSignOut';

export function SignOutButton() {
  const text = useText(sessionText);
  return (
    <Button variant="secondary" size="small" onClick={useSignOut()}>
      {text.signOut}
    </Button>
  );
}
