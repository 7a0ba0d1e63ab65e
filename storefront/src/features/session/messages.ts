import { defineText, type Translation } from '@/i18n/text';

const en = {
  name: 'Name',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'Long beats complicated: three or four words do.',
  signIn: {
    title: 'Welcome back',
    submit: 'Sign in',
    newHere: 'New here?',
    create: 'Create an account',
    forgotten: 'Forgot your password?',
  },
  register: { title: 'Create an account', submit: 'Create account', already: 'Already have one?' },
  mailbox: {
    title: 'Look in your mailbox',
    text: 'We sent a link to {email}. Open it, and your account is ready.',
    reset: 'If {email} has an account, a link to a new password is on its way.',
  },
  verify: {
    title: 'Verify your address',
    text: 'One press, and your account is ready.',
    submit: 'Verify',
    done: 'You are all set',
    doneText: 'Your address is verified.',
    incomplete: 'This link is incomplete. Open it from the mail once more.',
  },
  forgotten: {
    title: 'A new password',
    text: 'Tell us your address, and we send you a link.',
    submit: 'Send the link',
  },
  reset: { title: 'Choose a new password', submit: 'Save the password' },
  signOut: 'Sign out',
  gate: {
    title: 'This part is for others',
    text: 'Your account has no part in it. Sign in with another one, or ask whoever runs the shop.',
    back: 'Back to the shop',
  },
};

/** Signing in and what belongs to it. */
export const sessionText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type SessionWords = Translation<typeof en>;
