using System.Collections.Immutable;
using Octomart.Contracts;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>What the shop takes of a sale: a share, and in some currencies a fixed fee, a least and a most.</summary>
/// <param name="RateBasisPoints">The share in hundredths of a percent.</param>
/// <param name="Fees">One at most for a currency; sales in others have the share only.</param>
public sealed record CommissionTerms(int RateBasisPoints, ImmutableArray<CommissionFee> Fees)
{
    /// <summary>The commission of one line: never below nothing, and never above what is paid for it.</summary>
    public Money Of(Money paid)
    {
        var share = paid.Share(RateBasisPoints);
        if (Fees.FirstOrDefault(fee => fee.Currency == paid.Currency) is not { } fee)
        {
            return share;
        }

        var wanted = Math.Max(share.MinorUnits + fee.Fixed, fee.Min ?? 0);
        return new Money(Math.Clamp(Math.Min(wanted, fee.Max ?? wanted), 0, paid.MinorUnits), paid.Currency);
    }

    // Two arrays with the same fees are the same terms.
    /// <inheritdoc />
    public bool Equals(CommissionTerms? other) => other is not null && RateBasisPoints == other.RateBasisPoints && Fees.SequenceEqual(other.Fees);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(RateBasisPoints, Fees.Length);
}

/// <summary>What a rule says about amounts of one currency, in its smallest unit.</summary>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Fixed">Added to the share of each line, however many units it has.</param>
/// <param name="Min">The least that a line costs; null for no such limit.</param>
/// <param name="Max">The most that a line costs; null for no such limit.</param>
public sealed record CommissionFee(string Currency, long Fixed, long? Min, long? Max);
