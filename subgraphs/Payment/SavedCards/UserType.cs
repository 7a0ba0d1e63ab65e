using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>A user, of whom this service knows the cards.</summary>
[Key("id")]
internal sealed class UserType(string id)
{
    /// <summary>The user's id.</summary>
    public string Id => id;

    /// <summary>The cards that the user keeps, the default first. Null for everybody else, and while the provider cannot be asked.</summary>
    [Authenticated]
    public async Task<IReadOnlyList<SavedCardType>?> SavedCardsAsync(Caller caller, Wallets wallets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(wallets);
        return caller.Is(id) && await wallets.ListAsync(id, cancellationToken) is { } cards ? [.. cards.Select(card => new SavedCardType(card))] : null;
    }

    /// <summary>A user by reference.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);
}
