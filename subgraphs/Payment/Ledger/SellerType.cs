using GraphQL.DataLoader;
using GraphQL.Federation;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Payouts.Schedules;
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

    /// <summary>The seller's payouts, the newest first. For members who may read the seller's finances; null for anybody else.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [Authenticated]
    public async Task<Connection<PayoutType>?> PayoutsAsync(Caller caller, IDocumentStore store, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(store);
        if (!MayRead(caller))
        {
            return null;
        }

        var query = new DocumentQuery<Payout> { Where = payout => payout.SellerId == id, OrderBy = payout => payout.CreatedAt, Descending = true, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<Payout>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, payout => new PayoutType(payout), token => store.Set<Payout>().CountAsync(payout => payout.SellerId == id, token));
    }

    /// <summary>On which days the seller is paid: its own, or the shop's. For members who may read the seller's finances; null for anybody else.</summary>
    [Authenticated]
    public IDataLoaderResult<PayoutScheduleType?> PayoutSchedule(Caller caller, DocumentLoader<PayoutSchedule> schedules, IOptions<PayoutOptions> options)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(options);
        var scheduleId = Payouts.Schedules.PayoutSchedule.IdOf(id);
        return schedules.Load(scheduleId).Map(schedule => MayRead(caller)
            ? new PayoutScheduleType(schedule ?? new PayoutSchedule { Id = scheduleId, SellerId = id, Timetable = options.Value.Timetable })
            : null);
    }

    /// <summary>Where the seller is paid; null while it has not said so. For members who may read the seller's finances; null for anybody else.</summary>
    [Authenticated]
    public IDataLoaderResult<PayoutAccountType?> PayoutAccount(Caller caller, DocumentLoader<PayoutAccount> accounts) =>
        accounts.Load(Payouts.Accounts.PayoutAccount.IdOf(id)).Then(account => MayRead(caller) ? new PayoutAccountType(account) : null);

    /// <summary>A seller by its reference.</summary>
    [FederationResolver]
    public static SellerType Resolve(string id) => new(id);

    private bool MayRead(Caller caller) => caller.MayReadFinances(id);
}

/// <summary>What the shop owes a seller in one currency. Currencies are never converted.</summary>
/// <param name="Pending">Earned, and held back for some days in case of a refund.</param>
/// <param name="Available">May be paid out; negative when refunds came after a payout.</param>
/// <param name="Reserved">
/// Held back because buyers dispute sales with their banks, until it is decided; or set aside because a payout of it is on its way.
/// </param>
/// <param name="NextPayoutAt">When it is paid out, or is looked at again if nothing can be paid then; null while nothing is available.</param>
internal sealed record Balance(Money Pending, Money Available, Money Reserved, DateTimeOffset? NextPayoutAt)
{
    internal static Balance Of(SellerBalance balance) => new(balance.Pending, balance.Available, balance.Reserved, balance.NextPayoutAt);
}
