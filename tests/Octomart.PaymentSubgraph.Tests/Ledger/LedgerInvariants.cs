using System.Collections.Concurrent;
using System.Globalization;

namespace Octomart.PaymentSubgraph.Tests.Ledger;

/// <summary>
/// What holds of the ledger whatever happens, looked at after every step of 12,000 random histories, the same in every run.
/// <c>OCTOMART_TEST_HISTORIES</c> makes it more of them.
/// </summary>
public class LedgerInvariants(LedgerHistories histories) : IClassFixture<LedgerHistories>
{
    [Fact]
    public void Each_transaction_sums_to_zero_in_each_currency() => histories.AssertHolds(nameof(Each_transaction_sums_to_zero_in_each_currency));

    [Fact]
    public void Nothing_is_booked_twice() => histories.AssertHolds(nameof(Nothing_is_booked_twice));

    [Fact]
    public void A_hold_posts_or_voids_once() => histories.AssertHolds(nameof(A_hold_posts_or_voids_once));

    [Fact]
    public void Refunded_is_at_most_captured_and_captured_at_most_authorised() => histories.AssertHolds(nameof(Refunded_is_at_most_captured_and_captured_at_most_authorised));

    [Fact]
    public void A_balance_is_the_sum_of_its_entries() => histories.AssertHolds(nameof(A_balance_is_the_sum_of_its_entries));

    [Fact]
    public void The_ledger_says_what_the_providers_balance_says() => histories.AssertHolds(nameof(The_ledger_says_what_the_providers_balance_says));

    [Fact]
    public void Any_order_and_repetition_of_reports_ends_in_the_same_state() => histories.AssertHolds(nameof(Any_order_and_repetition_of_reports_ends_in_the_same_state));

    [Fact]
    public void What_is_disputed_is_reserved_until_it_is_decided() => histories.AssertHolds(nameof(What_is_disputed_is_reserved_until_it_is_decided));

    [Fact]
    public void Every_available_entry_is_in_exactly_one_payout() => histories.AssertHolds(nameof(Every_available_entry_is_in_exactly_one_payout));

    [Fact]
    public void A_payout_is_the_sum_of_its_entries() => histories.AssertHolds(nameof(A_payout_is_the_sum_of_its_entries));

    [Fact]
    public void Everything_given_back_leaves_nothing_on_any_account() => histories.AssertHolds(nameof(Everything_given_back_leaves_nothing_on_any_account));

    [Fact]
    public void The_histories_book_enough_to_prove_something() => Assert.InRange(histories.Transactions / histories.Count, 4, 100);
}

/// <summary>The histories, lived through once for all invariants.</summary>
public sealed class LedgerHistories
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<int>> _brokenBySeed = new();

    public LedgerHistories()
    {
        Count = int.TryParse(Environment.GetEnvironmentVariable("OCTOMART_TEST_HISTORIES"), NumberStyles.None, CultureInfo.InvariantCulture, out var more) ? more : 12_000;
        Transactions = Enumerable.Range(1, Count).AsParallel().Sum(seed =>
        {
            var history = new RandomHistory(seed).Run();
            foreach (var invariant in history.Broken)
            {
                _brokenBySeed.GetOrAdd(invariant, _ => []).Add(seed);
            }

            return history.Transactions;
        });
    }

    public int Count { get; }

    public int Transactions { get; }

    /// <summary>Fails with the seeds of the histories in which it did not hold.</summary>
    public void AssertHolds(string invariant) => Assert.Empty(_brokenBySeed.GetValueOrDefault(invariant)?.Order().Take(10) ?? []);
}
