/** The cards that the simulated payment provider knows. No money moves. */
export const testCards = [
  { paymentMethod: 'sim_success', digits: '4242' },
  { paymentMethod: 'sim_three_d_secure', digits: '3220' },
  { paymentMethod: 'sim_declined', digits: '0002' },
] as const;

export type TestCard = (typeof testCards)[number];
