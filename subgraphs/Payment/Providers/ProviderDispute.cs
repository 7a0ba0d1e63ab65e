using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;

namespace Octomart.PaymentSubgraph.Providers;

/// <summary>A buyer's dispute with their bank about a charge, as the provider has it at this moment.</summary>
/// <param name="Reference">The provider's id of it.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Reason">Why the buyer disputes it, in the provider's word, such as <c>fraudulent</c>.</param>
/// <param name="Amount">What the buyer wants back.</param>
/// <param name="Withdrawn">What of it the bank has taken from the shop and not given back: nothing of an inquiry, or once the shop has won.</param>
/// <param name="Fee">What the provider has kept for it.</param>
/// <param name="RespondBy">Until when the shop may say something about it; null when it may not.</param>
internal sealed record ProviderDispute(
    string Reference, DisputeStatus Status, string Reason, Money Amount, Money Withdrawn, Money Fee, DateTimeOffset? RespondBy);
