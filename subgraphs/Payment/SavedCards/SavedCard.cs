using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>A card that a buyer keeps with a provider.</summary>
/// <param name="Wallet">Whose it is.</param>
/// <param name="Card">What the provider says of it.</param>
/// <param name="IsDefault">Whether it is offered first of this provider's.</param>
internal sealed record SavedCard(Wallet Wallet, VaultCard Card, bool IsDefault)
{
    public string Id => OpaqueId.From("crd", Wallet.Id, Card.Reference);

    /// <summary>A wallet's cards, the default first. One that was entered twice is one card: the newest counts.</summary>
    public static IReadOnlyList<SavedCard> ListOf(Wallet wallet, VaultCards vault)
    {
        var cards = vault.Cards.DistinctBy(card => card.Fingerprint ?? card.Reference).ToList();
        var first = cards.Find(card => card.Reference == wallet.DefaultCard) ?? cards.FirstOrDefault();
        return [.. cards.Select(card => new SavedCard(wallet, card, card == first)).OrderByDescending(card => card.IsDefault)];
    }
}
