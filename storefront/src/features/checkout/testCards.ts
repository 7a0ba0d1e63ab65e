/** The cards that the simulated payment provider knows. No money moves. */
export const testCards = [
  {
    paymentMethod: 'sim_success',
    title: 'Approved at once',
    digits: '4242',
    description: 'The bank says yes straight away.',
  },
  {
    paymentMethod: 'sim_three_d_secure',
    title: '3-D Secure',
    digits: '3220',
    description: 'The bank asks you to approve it first.',
  },
  { paymentMethod: 'sim_declined', title: 'Declined', digits: '0002', description: 'The bank says no.' },
] as const;

export type TestCard = (typeof testCards)[number];
