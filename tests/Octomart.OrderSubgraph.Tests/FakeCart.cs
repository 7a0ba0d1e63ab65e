namespace Octomart.OrderSubgraph.Tests;

internal sealed class FakeCart
{
    public required string Id { get; init; }

    public string? UserId { get; init; }

    public string? GuestToken { get; init; }

    public required string Currency { get; init; }

    public int Version { get; set; } = 1;

    public required List<FakeCartLine> Lines { get; set; }

    public List<string> Blocking { get; } = [];

    /// <summary>Those of the blocking lines of which there is too little.</summary>
    public List<string> Short { get; } = [];

    /// <summary>Coupons that take nothing off any more.</summary>
    public List<string> BlockingCoupons { get; } = [];

    public List<FakePromotion> Promotions { get; } = [];

    public List<(string SellerId, bool IsSubsidised)> FreeDelivery { get; } = [];

    /// <summary>By order: the lines it took; null once they were given back.</summary>
    public Dictionary<string, List<FakeCartLine>?> Conversions { get; } = [];
}

internal sealed record FakeCartLine(string LineId, string VariantId, string SellerId, int Quantity, long UnitPrice, string TaxClass = "STANDARD")
{
    public int WeightGrams { get; init; } = 400;

    public long Discount { get; init; }

    public long Subsidy { get; init; }
}

internal sealed record FakePromotion(string PromotionId, string? Code, string? SellerId, long Amount);
