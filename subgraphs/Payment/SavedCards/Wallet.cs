using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>That a buyer is a customer of a provider's. The provider knows the cards; we know whose they are.</summary>
internal sealed record Wallet : Document
{
    /// <summary>The buyer.</summary>
    public required string UserId { get; init; }

    /// <summary>Who keeps the cards.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's id of the buyer.</summary>
    public required string Customer { get; init; }

    /// <summary>The provider's id of the card that is offered first; the newest when null or gone.</summary>
    public string? DefaultCard { get; init; }

    internal static string IdOf(string userId, Provider provider) => OpaqueId.From("wal", userId, provider.ToString());
}
