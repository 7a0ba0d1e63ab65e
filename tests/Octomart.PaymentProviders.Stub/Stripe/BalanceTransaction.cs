using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>A movement of the account's balance. It never changes.</summary>
/// <param name="Amount">Positive is more on the balance.</param>
/// <param name="Fee">What Stripe keeps of it besides.</param>
/// <param name="Type">Stripe's word for it.</param>
/// <param name="Category">Stripe's word for it in reports.</param>
/// <param name="SourceId">What brought it about.</param>
internal sealed record BalanceTransaction(string Id, long Amount, long Fee, string Currency, string Type, string Category, string? SourceId, DateTimeOffset CreatedAt)
{
    /// <summary>Whether it was in this span of Unix seconds.</summary>
    public bool IsWithin(long? from, long? before) => CreatedAt.ToUnixTimeSeconds() is var at && (from is null || at >= from) && (before is null || at < before);

    /// <summary>With what brought it about in place of its id, when that is wanted.</summary>
    public JsonObject ToJson(JsonNode? source = null) => new()
    {
        ["id"] = Id,
        ["object"] = "balance_transaction",
        ["amount"] = Amount,
        ["available_on"] = CreatedAt.AddDays(2).ToUnixTimeSeconds(),
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = Currency,
        ["fee"] = Fee,
        ["fee_details"] = Fee == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["amount"] = Fee, ["currency"] = Currency, ["type"] = "stripe_fee" }),
        ["net"] = Amount - Fee,
        ["reporting_category"] = Category,
        ["source"] = source ?? SourceId,
        ["status"] = "pending",
        ["type"] = Type,
    };
}
