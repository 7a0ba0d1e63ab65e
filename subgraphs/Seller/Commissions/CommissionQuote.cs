using Octomart.Contracts;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>Sales whose commission is to be known.</summary>
/// <param name="Lines">One a sale.</param>
public sealed record CommissionQuoteInput(IReadOnlyList<CommissionQuoteLineInput> Lines);

/// <summary>A sale.</summary>
/// <param name="SellerId">Who sells.</param>
/// <param name="CategoryIds">The product's categories with those above them.</param>
/// <param name="Amount">What the buyer pays for it.</param>
public sealed record CommissionQuoteLineInput(string SellerId, IReadOnlyList<string> CategoryIds, MoneyInput Amount);

/// <summary>The commission of sales as of now; the order keeps it, so that a later rule never changes an order.</summary>
/// <param name="Lines">One a sale, in the order of the input.</param>
public sealed record CommissionQuote(IReadOnlyList<CommissionQuoteLine> Lines);

/// <summary>The commission of one sale.</summary>
/// <param name="SellerId">Who sells.</param>
/// <param name="RateBasisPoints">The shop's share in hundredths of a percent.</param>
/// <param name="Commission">The share of the amount, rounded half away from zero, with the fees and limits of its rule; never more than the amount.</param>
public sealed record CommissionQuoteLine(string SellerId, int RateBasisPoints, Money Commission);

[QueryRoot]
internal sealed class CommissionQuotes(CommissionRates rates)
{
    /// <summary>What the shop takes of these sales.</summary>
    /// <param name="input">The sales.</param>
    [ServiceOnly]
    public async Task<CommissionQuote?> CommissionQuoteAsync(CommissionQuoteInput input, CancellationToken cancellationToken)
    {
        var found = await rates.OfAsync([.. input.Lines.Select(line => new Sale(line.SellerId, line.CategoryIds, line.Amount.ToMoney()))], cancellationToken);
        return new CommissionQuote([.. input.Lines.Zip(found, (line, applied) => new CommissionQuoteLine(line.SellerId, applied.RateBasisPoints, applied.Commission))]);
    }
}
