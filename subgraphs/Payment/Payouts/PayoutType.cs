using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts.Statements;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Earnings on their way to a seller's bank. Each entry of what is available belongs to exactly one payout.</summary>
[Key("id")]
internal sealed class PayoutType(Payout payout) : INode
{
    /// <summary>Opaque; <c>pot_...</c>.</summary>
    public string Id => payout.Id;

    /// <summary>The seller's own numbering in this currency, without gaps, such as EUR-0007.</summary>
    public string Number => payout.Number;

    /// <summary>Who is paid.</summary>
    public SellerType? Seller => new(payout.SellerId);

    /// <summary>How much.</summary>
    public Money Amount => payout.Amount;

    /// <summary>What it leaves to the next payout.</summary>
    public Money CarriedOver => payout.CarriedOver;

    /// <summary>How far it is.</summary>
    public PayoutStatus Status => payout.Status;

    /// <summary>Which time's entries it takes.</summary>
    public PayoutPeriod Period => new(payout.Since, payout.CreatedAt);

    /// <summary>The account that it goes to, as the seller knows it: the last four digits.</summary>
    public string Account => payout.DestinationLabel;

    /// <summary>When it arrives, as far as that is known.</summary>
    public DateTimeOffset? ArrivesAt => payout.ArrivesAt;

    /// <summary>When it arrived.</summary>
    public DateTimeOffset? PaidAt => payout.PaidAt;

    /// <summary>Why it did not arrive, or came back, such as ACCOUNT_CLOSED; null when it did neither.</summary>
    public string? Failure => payout.Failure;

    /// <summary>Where its statement is, from the root of the shop's address. Opens it for whoever holds the link, for some minutes.</summary>
    /// <param name="format">PDF has the sums, CSV every entry.</param>
    public string StatementUrl(StatementLinks links, StatementFormat format = StatementFormat.Pdf) => links.For(payout.Id, format);

    /// <summary>The entries of the seller's available account that it takes, the oldest first; with its own they sum to zero.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public async Task<Connection<LedgerEntryType>> EntriesAsync(IDocumentStore store, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        var query = PayoutEntries.Of(payout) with { Limit = PageSize.Of(first), After = after };
        var page = await store.Set<LedgerEntry>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, entry => new LedgerEntryType(entry), token => store.Set<LedgerEntry>().CountAsync(query.Where, token));
    }

    /// <summary>Loads a payout for the gateway: for members who may read the seller's finances, and the shop's own people.</summary>
    [FederationResolver]
    public static IDataLoaderResult<PayoutType?> Resolve(string id, Caller caller, DocumentLoader<Payout> payouts) =>
        payouts.Load(id).Then(payout => caller.MayReadFinances(payout.SellerId) ? new PayoutType(payout) : null);
}

/// <summary>A stretch of time.</summary>
/// <param name="From">Its beginning; null when it is the first.</param>
/// <param name="To">Its end.</param>
internal sealed record PayoutPeriod(DateTimeOffset? From, DateTimeOffset To);
