import type { PaymentWords } from './messages';

export const de: PaymentWords = {
  legend: 'Zahlungsarten',
  none: 'Dieser Shop nimmt gerade keine Zahlungen an. Bitte kommen Sie später wieder.',
  cards: {
    sim_success: { title: 'Sofort genehmigt', note: 'Eine Testkarte: Die Bank sagt gleich ja.' },
    sim_three_d_secure: { title: '3-D Secure', note: 'Eine Testkarte: Die Bank bittet Sie erst um Freigabe.' },
    sim_declined: { title: 'Abgelehnt', note: 'Eine Testkarte: Die Bank sagt nein.' },
  },
  ways: {
    stripe: { title: 'Karte', note: 'Die Nummer Ihrer Karte geht an Stripe, nie an uns.' },
    paypal: { title: 'PayPal', note: 'Sie geben die Zahlung bei PayPal frei und kommen hierher zurück.' },
  },
  saved: {
    until: (month) => `Gültig bis ${month}`,
  },
  form: {
    failed:
      'Das Kartenformular wurde nicht geladen. Prüfen Sie die Verbindung oder wählen Sie eine andere Zahlungsart.',
    retry: 'Noch einmal versuchen',
  },
  keep: 'Diese Karte für das nächste Mal behalten',
  pay: (amount) => `${amount} bezahlen`,
  payAt: (provider, amount) => `${amount} mit ${provider} bezahlen`,
  demo: 'Dies ist ein Demo-Shop: Der Zahlungsdienst ist simuliert, und es fließt kein Geld.',
  secure: 'Sie zahlen, was hier steht, und nichts vor dem Druck auf den Knopf.',
};
