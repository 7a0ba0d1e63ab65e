import type { SessionWords } from './messages';

export const de: SessionWords = {
  name: 'Name',
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordHint: 'Lang schlägt kompliziert: Drei oder vier Wörter genügen.',
  signIn: {
    title: 'Willkommen zurück',
    submit: 'Anmelden',
    newHere: 'Neu hier?',
    create: 'Konto anlegen',
    forgotten: 'Passwort vergessen?',
  },
  register: { title: 'Konto anlegen', submit: 'Konto anlegen', already: 'Schon ein Konto?' },
  mailbox: {
    title: 'Sehen Sie in Ihr Postfach',
    text: 'Wir haben einen Link an {email} gesendet. Öffnen Sie ihn, und das Konto ist bereit.',
    reset: 'Wenn {email} ein Konto hat, ist ein Link für ein neues Passwort unterwegs.',
  },
  verify: {
    title: 'Adresse bestätigen',
    text: 'Ein Druck, und Ihr Konto ist bereit.',
    submit: 'Bestätigen',
    done: 'Alles bereit',
    doneText: 'Ihre Adresse ist bestätigt.',
    incomplete: 'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Mail.',
  },
  forgotten: {
    title: 'Ein neues Passwort',
    text: 'Nennen Sie Ihre Adresse, und wir senden einen Link.',
    submit: 'Link senden',
  },
  reset: { title: 'Neues Passwort wählen', submit: 'Passwort speichern' },
  signOut: 'Abmelden',
  gate: {
    title: 'Dieser Teil ist für andere',
    text: 'Ihr Konto gehört nicht dazu. Melden Sie sich mit einem anderen an, oder fragen Sie die Betreiber.',
    back: 'Zurück zum Shop',
  },
};
