using Octomart.PaymentSubgraph.Payments;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>The caller's cards as they are now, or why nothing changed.</summary>
/// <param name="SavedCards">The default first; null when nothing changed, or the provider did not say what is left.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record SavedCardsPayload(IReadOnlyList<SavedCardType>? SavedCards, IReadOnlyList<PaymentError> UserErrors)
{
    internal static SavedCardsPayload Refused(PaymentError error) => new(null, [error]);

    internal static SavedCardsPayload Of(IReadOnlyList<SavedCard>? cards) => new(cards is null ? null : [.. cards.Select(card => new SavedCardType(card))], []);
}
