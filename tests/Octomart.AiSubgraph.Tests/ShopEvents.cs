using Octomart.Contracts;
using Octomart.Contracts.Events;

namespace Octomart.AiSubgraph.Tests;

/// <summary>Events as the other services would send them.</summary>
internal static class ShopEvents
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static ProductChanged Product(string id, string title, long version = 1, string status = "ACTIVE", string category = "Mice", long cents = 1999) => new(
        id, id, "sel_1", status, title, "Acme", $"{title}, well made.", [new CategoryRef($"cat_{category}", category, category)],
        [new AttributeRef("colour", "Colour", "Turquoise", null)], new Money(cents, "EUR"), new Money(cents, "EUR"), true, 0, 0, Noon, version);

    public static ReviewPublished Review(string id, string productId, int stars, string body) =>
        new(id, productId, "usr_1", stars, null, body, true, Noon);

    public static OrderConfirmed Order(string id, string? buyerId, params string[] productIds) => new(new OrderSnapshot(
        id, id, buyerId, null, "Somebody", new Money(1000, "EUR"), Noon,
        [
            new SellerOrderSnapshot($"{id}-1", $"{id}-1", "sel_1", new Money(1000, "EUR"), new Money(100, "EUR"),
            [.. productIds.Select(p => new OrderLineSnapshot($"{id}-{p}", $"var_{p}", p, p, p, 1, new Money(1000, "EUR"), new Money(1000, "EUR")))]),
        ]));
}
