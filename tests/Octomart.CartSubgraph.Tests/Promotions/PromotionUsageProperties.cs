using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Reservations;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Promotions;

/// <summary>Random interleavings of buyers, payments, cancellations and the clock on a few scarce promotions.</summary>
public sealed class PromotionUsageProperties : IAsyncLifetime
{
    private static readonly string[] Operations = ["promotionsReserve", "promotionsReserve", "promotionsReserve", "promotionsCommit", "promotionsRelease"];

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Counters_are_what_reservations_say_and_never_above_a_limit(int seed)
    {
        var random = new Random(seed);
        var limits = new Dictionary<string, int?>();
        for (var i = 0; i < 3; i++)
        {
            int? limit = i == 0 ? null : random.Next(1, 5);
            limits[await _shop.OfferAsync(p => p with { UsageLimit = limit, PerCustomerLimit = 2 })] = limit;
        }

        for (var wave = 0; wave < 12; wave++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StepAsync(random.Next(), [.. limits.Keys])));
            if (random.Next(4) == 0)
            {
                // Some of the unpaid ones run out of time; the sweeper may come round now or later.
                _shop.Clock.Advance(TimeSpan.FromMinutes(6));
            }

            await CheckAsync(limits);
        }
    }

    private async Task StepAsync(int seed, string[] promotions)
    {
        var random = new Random(seed);
        var operation = Operations[random.Next(Operations.Length)];
        var orderId = $"ord_{random.Next(25)}";
        object input = operation == "promotionsReserve"
            ? new
            {
                orderId,
                promotions = promotions.Where(_ => random.Next(2) == 0).Select(id => new { promotionId = id, discount = new { minorUnits = 100, currency = "EUR" } }).ToList(),
                userId = $"usr_{random.Next(4)}",
                expiresAt = _shop.Clock.GetUtcNow().AddMinutes(10),
            }
            : new { orderId };
        await _shop.Cart.AsService("order").DataAsync(
            $"mutation($input: {char.ToUpperInvariant(operation[0])}{operation[1..]}Input!) {{ {operation}(input: $input) {{ userErrors {{ code }} }} }}", new { input });
    }

    private async Task CheckAsync(Dictionary<string, int?> limits)
    {
        var store = _shop.Cart.Store;

        // Counters and reservations change in one commit, but are read by two queries: read until nothing changed in between.
        await Eventually.HoldsAsync(async () =>
        {
            var before = await ReservationsAsync(store);
            var usages = await store.Set<PromotionUsage>().ListAsync(new(), CancellationToken.None);
            var customers = await store.Set<CustomerUsage>().ListAsync(new(), CancellationToken.None);
            if (!Versions(before).SequenceEqual(Versions(await ReservationsAsync(store))))
            {
                return false;
            }

            var held = before.Where(r => r.Status is PromotionReservationStatus.Reserved or PromotionReservationStatus.Committed)
                .SelectMany(r => r.Promotions.Select(use => (use.PromotionId, r.CustomerId, r.Status))).ToList();
            foreach (var (promotion, limit) in limits)
            {
                var parts = usages.Where(usage => usage.PromotionId == promotion).ToList();
                Assert.Equal(held.Count(use => use.PromotionId == promotion && use.Status == PromotionReservationStatus.Reserved), parts.Sum(part => part.Reserved));
                Assert.Equal(held.Count(use => use.PromotionId == promotion && use.Status == PromotionReservationStatus.Committed), parts.Sum(part => part.Committed));
                Assert.Equal(parts.Sum(part => part.Committed) * 100, parts.SelectMany(part => part.Discounted).Sum(sum => sum.MinorUnits));
                Assert.True(limit is null || parts.Sum(part => part.Used) <= limit);
                Assert.All(held.Where(use => use.PromotionId == promotion).GroupBy(use => use.CustomerId), customer => Assert.InRange(customer.Count(), 1, 2));
            }

            Assert.Equal(held.Count, customers.Sum(customer => customer.Used));
            Assert.All(usages, usage => Assert.True(usage is { Reserved: >= 0, Committed: >= 0 }));
            return true;
        }, "a moment without changes");
    }

    private static IEnumerable<(string Id, long Version)> Versions(IEnumerable<PromotionReservation> reservations) =>
        reservations.Select(reservation => (reservation.Id, reservation.Version));

    private static async Task<IReadOnlyList<PromotionReservation>> ReservationsAsync(IDocumentStore store) =>
        [.. (await store.Set<PromotionReservation>().ListAsync(new(), CancellationToken.None)).OrderBy(reservation => reservation.Id, StringComparer.Ordinal)];
}
