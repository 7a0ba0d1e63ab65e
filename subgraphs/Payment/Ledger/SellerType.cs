using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>A seller, of whom this service knows what the shop owes them.</summary>
[Key("id")]
internal sealed class SellerType(string id)
{
    /// <summary>The seller's id.</summary>
    public string Id => id;

    /// <summary>What the shop owes the seller, one balance a currency. For members who may read the seller's finances; null for anybody else.</summary>
    [Authenticated]
    public IDataLoaderResult<IReadOnlyList<Balance>?> Balances(Caller caller, BalancesBySeller balances) =>
        balances.Load(id).Then<IReadOnlyList<SellerBalance>, IReadOnlyList<Balance>>(found => MayRead(caller) ? [.. found.Select(Balance.Of)] : null);

    /// <summary>Every movement on the seller's accounts, the newest first. For members who may read the seller's finances; null for anybody else.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [Authenticated]
    public async Task<Connection<LedgerEntryType>?> LedgerAsync(Caller caller, IDocumentStore store, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(store);
        if (!MayRead(caller))
        {
            return null;
        }

        var query = new DocumentQuery<LedgerEntry> { Where = entry => entry.SellerId == id, OrderBy = entry => entry.At, Descending = true, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<LedgerEntry>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, entry => new LedgerEntryType(entry), token => store.Set<LedgerEntry>().CountAsync(entry => entry.SellerId == id, token));
    }

    /// <summary>A seller by its reference.</summary>
    [FederationResolver]
    public static SellerType Resolve(string id) => new(id);

    private bool MayRead(Caller caller) => caller.IsAdmin || (caller.ActsFor(id) && caller.HasScope("finance:read"));
}

/// <summary>What the shop owes a seller in one currency. Currencies are never converted.</summary>
/// <param name="Pending">Earned, and held back for some days in case of a refund.</param>
/// <param name="Available">May be paid out; negative when refunds came after a payout.</param>
/// <param name="Reserved">Held back because buyers dispute sales with their banks; available again when the shop wins.</param>
internal sealed record Balance(Money Pending, Money Available, Money Reserved)
{
    internal static Balance Of(SellerBalance balance) => new(balance.Pending, balance.Available, balance.Reserved);
}
