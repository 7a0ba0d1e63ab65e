using System.Text.Json;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.SavedCards;

/// <summary>What buyers say about their cards.</summary>
internal static class CardHolder
{
    private const string Cards = "id provider brand last4 expMonth expYear isDefault";

    /// <summary>A user's cards as somebody sees them; null when they may not.</summary>
    public static async Task<JsonElement> CardsOfAsync(this PaymentShop shop, string userId, TestUser by) => (await shop.Subgraph.As(by).DataAsync(
        $"query ($all: [_Any!]!) {{ _entities(representations: $all) {{ ... on User {{ savedCards {{ {Cards} }} }} }} }}",
        new { all = new[] { new { __typename = "User", id = userId } } })).At("_entities.0.savedCards");

    /// <summary>The buyer's own.</summary>
    public static async Task<IReadOnlyList<JsonElement>> CardsAsync(this PaymentShop shop) => [.. (await shop.CardsOfAsync("usr_buyer", PaymentShop.Buyer)).EnumerateArray()];

    /// <summary>Pays an order and keeps the card.</summary>
    public static Task<JsonElement> PayAndKeepAsync(this PaymentShop shop, string provider, string method, string orderId = "ord_1", TestUser? by = null) =>
        shop.PayAsync(provider, new { idempotencyKey = $"keep {orderId} {method}", orderId, provider, paymentMethod = method, saveCard = true, returnUrl = "/" }, by);

    /// <summary>Pays an order with a card that is kept.</summary>
    public static Task<JsonElement> PayWithSavedAsync(this PaymentShop shop, string provider, string cardId, string orderId, TestUser? by = null, string? key = null) =>
        shop.PayAsync(provider, new { idempotencyKey = key ?? $"saved {orderId} {cardId}", orderId, provider, savedCardId = cardId, returnUrl = "/" }, by);

    public static async Task<JsonElement> ChangeCardAsync(this PaymentShop shop, string mutation, string cardId, TestUser? by = null) => (await shop.Subgraph.As(by ?? PaymentShop.Buyer).DataAsync(
        $"mutation ($input: SavedCardInput!) {{ {mutation}(input: $input) {{ savedCards {{ {Cards} }} userErrors {{ code field }} }} }}", new { input = new { id = cardId } })).GetProperty(mutation);

    private static Task<JsonElement> PayAsync(this PaymentShop shop, string provider, object input, TestUser? by) =>
        PaymentShop.SendAsync(shop.Subgraph.As(by ?? PaymentShop.Buyer), "paymentStart", "PaymentStartInput", input);
}
