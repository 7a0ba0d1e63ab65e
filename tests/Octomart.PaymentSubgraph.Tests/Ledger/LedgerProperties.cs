using FsCheck.Xunit;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Tests.Ledger;

/// <summary>What holds for every cart, every commission and every way to refund it.</summary>
public class LedgerProperties
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-23T12:00:00Z", null);
    private static readonly string[] CurrencyCodes = ["EUR", "JPY", "TND"];

    [Property(MaxTest = 2000)]
    public void Refunds_stay_within_each_share_and_a_full_refund_ends_at_exactly_zero(int seed)
    {
        var random = new Random(seed);
        var payment = PaidPayment(random);
        var entries = new List<LedgerLine>(Bookings.OfCapture(payment, Noon).Lines);

        while (payment.HasRest)
        {
            var all = random.Next(4) == 0;
            all |= payment.Refundable.MinorUnits == 0;
            var amount = new Money(all ? payment.Refundable.MinorUnits : random.NextInt64(1, payment.Refundable.MinorUnits + 1), payment.Amount.Currency);
            var refund = Refund(payment, all ? RefundSplit.Rest(payment.Shares) : RandomAllocations(random, payment, amount), amount);
            payment = payment.Reserve(refund);
            AssertSound(payment);
            if (random.Next(5) == 0)
            {
                payment = payment.Release(refund);
            }
            else
            {
                entries.AddRange(Bookings.OfRefund(payment, refund, Noon).Lines);
                payment = payment.Settle(refund);
                if (refund.Amount.MinorUnits > 0 && random.Next(5) == 0)
                {
                    entries.AddRange(Bookings.OfRefundReturn(payment, refund, Noon).Lines);
                    payment = payment.TakeBack(refund);
                }
            }

            AssertSound(payment);
        }

        Assert.Equal(payment.Captured, payment.Refunded);
        Assert.All(payment.Shares, share => Assert.Equal(
            (share.Amount, share.Commission, share.Subsidy, 0), (share.Refunded, share.CommissionRefunded, share.SubsidyRefunded, share.Net.MinorUnits)));
        Assert.All(entries.GroupBy(line => (line.Account, line.SellerId)), account => Assert.Equal(0, account.Sum(line => line.Amount.MinorUnits)));
    }

    [Property(MaxTest = 1000)]
    public void Balances_are_the_fold_of_the_entries_whenever_earnings_are_released(int seed)
    {
        var random = new Random(seed);
        var payment = PaidPayment(random);
        var lines = new List<LedgerLine>(Bookings.OfCapture(payment, Noon).Lines);
        var releaseAfter = random.Next(4);
        for (var i = 0; i < 4; i++)
        {
            if (i == releaseAfter)
            {
                lines.AddRange(payment.Shares.SelectMany(share => Bookings.OfRelease(share, Noon).Lines));
                payment = payment.WithReleased(payment.Shares);
            }

            if (payment.Refundable.MinorUnits > 0)
            {
                var amount = new Money(random.NextInt64(1, payment.Refundable.MinorUnits + 1), payment.Amount.Currency);
                var refund = Refund(payment, RefundSplit.Split(amount, payment.Shares), amount);
                payment = payment.Reserve(refund);
                lines.AddRange(Bookings.OfRefund(payment, refund, Noon).Lines);
                payment = payment.Settle(refund);
            }
        }

        foreach (var seller in payment.Shares.GroupBy(share => share.SellerId))
        {
            Assert.Equal(0, Sum(lines, LedgerAccount.SellerPending, seller.Key));
            Assert.Equal(seller.Sum(share => share.Net.MinorUnits), Sum(lines, LedgerAccount.SellerAvailable, seller.Key));
        }

        Assert.Equal(payment.Shares.Sum(share => (share.Commission - share.CommissionRefunded).MinorUnits), Sum(lines, LedgerAccount.CommissionRevenue, null));
        Assert.Equal(-payment.Shares.Sum(share => share.SubsidyLeft.MinorUnits), Sum(lines, LedgerAccount.Promotions, null));
        Assert.Equal(-(payment.Captured - payment.Refunded).MinorUnits, Sum(lines, LedgerAccount.ProviderClearing, null));
    }

    [Fact]
    public void Transaction_that_does_not_sum_to_zero_cannot_be_made() =>
        Assert.Throws<InvalidOperationException>(() => new LedgerTransaction(LedgerSource.Payment, "pay_1", Noon,
        [
            new LedgerLine(LedgerAccount.ProviderClearing, null, null, LedgerEntryKind.Sale, new Money(-100, "EUR")),
            new LedgerLine(LedgerAccount.SellerPending, "sel_a", null, LedgerEntryKind.Sale, new Money(100, "USD")),
        ]));

    private static long Sum(IEnumerable<LedgerLine> lines, LedgerAccount account, string? sellerId) =>
        lines.Where(line => line.Account == account && line.SellerId == sellerId).Sum(line => line.Amount.MinorUnits);

    private static void AssertSound(Payment payment)
    {
        Assert.True(payment.Refunded + payment.RefundsPending <= payment.Captured && payment.Captured <= payment.Authorized);
        Assert.Equal((payment.Refunded + payment.RefundsPending).MinorUnits, payment.Shares.Sum(share => share.Refunded.MinorUnits));
        Assert.All(payment.Shares, share => Assert.InRange(share.Refunded.MinorUnits, 0, share.Amount.MinorUnits));
        Assert.All(payment.Shares, share => Assert.InRange(share.CommissionRefunded.MinorUnits, 0, share.Commission.MinorUnits));
        Assert.All(payment.Shares, share => Assert.InRange(share.SubsidyRefunded.MinorUnits, 0, share.Subsidy.MinorUnits));
    }

    /// <summary>Over all shares, or of one share by what its units are said to have cost, as when they are cancelled.</summary>
    private static System.Collections.Immutable.ImmutableArray<RefundAllocation> RandomAllocations(Random random, Payment payment, Money amount)
    {
        var share = payment.Shares[random.Next(payment.Shares.Length)];
        return random.Next(2) == 0 || share.Refundable < amount
            ? RefundSplit.Split(amount, payment.Shares)
            : [RefundSplit.Allocate(share, amount, share.Commission.Share(random.Next(10_001)), share.Subsidy.Share(random.Next(10_001)))];
    }

    private static Refund Refund(Payment payment, System.Collections.Immutable.ImmutableArray<RefundAllocation> allocations, Money amount)
    {
        Assert.Equal(amount.MinorUnits, allocations.Sum(allocation => allocation.Amount.MinorUnits));
        return new Refund { Id = "ref_1", PaymentId = payment.Id, Amount = amount, Allocations = allocations, Reason = "x", CreatedAt = Noon };
    }

    private static Payment PaidPayment(Random random)
    {
        var currency = CurrencyCodes[random.Next(CurrencyCodes.Length)];
        var nothing = Money.Zero(currency);
        var shares = Enumerable.Range(0, random.Next(1, 7)).Select(i =>
        {
            var amount = random.NextInt64(0, random.Next(2) == 0 ? 10 : 1_000_000_000);
            var subsidy = random.Next(2) == 0 ? 0 : random.NextInt64(0, 1_000_000);
            return new PaymentShare
            {
                SellerOrderId = $"so_{i}",
                SellerId = $"sel_{i % 4}",
                Amount = new Money(amount, currency),
                Commission = new Money(random.NextInt64(0, amount + subsidy + 1), currency),
                Subsidy = new Money(subsidy, currency),
                Refunded = nothing,
                CommissionRefunded = nothing,
            };
        }).Append(new PaymentShare { SellerOrderId = "so_last", SellerId = "sel_0", Amount = new Money(1, currency), Commission = nothing, Refunded = nothing, CommissionRefunded = nothing }).ToList();
        var total = Money.Sum(shares.Select(share => share.Amount), currency);
        return new Payment
        {
            Id = "pay_1",
            OrderId = "ord_1",
            Amount = total,
            Shares = [.. shares],
            OpenedAt = Noon,
            ExpiresAt = Noon,
            Authorized = total,
            Captured = total,
            Refunded = nothing,
            RefundsPending = nothing,
            Status = PaymentStatus.Captured,
        };
    }
}
