using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>A way in which a seller delivers, with its rates. Orders keep what was chosen: a change here changes no order.</summary>
internal sealed record DeliveryMethod : Document
{
    /// <summary>Owns the methods of sellers that have none of their own.</summary>
    public const string Shop = "shop";

    /// <summary>The seller, or the shop.</summary>
    public required string OwnerId { get; init; }

    /// <summary>What buyers choose it by; unique for its owner.</summary>
    public required string Code { get; init; }

    public required string Label { get; init; }

    public required DeliveryKind Kind { get; init; }

    public string? Note { get; init; }

    /// <summary>Days until the parcel is handed over.</summary>
    public int HandlingDays { get; init; }

    public required ImmutableArray<DeliveryZone> Zones { get; init; }

    public bool IsRetired { get; init; }

    public static string IdOf(string ownerId, string code) => OpaqueId.From("dlm", ownerId, code);

    /// <summary>The zone that names the country; else the one for everywhere else, if there is one.</summary>
    public DeliveryZone? ZoneOf(string countryCode) =>
        Zones.FirstOrDefault(zone => zone.Countries.Contains(countryCode, StringComparer.Ordinal)) ?? Zones.FirstOrDefault(zone => zone.Countries.IsEmpty);
}

/// <summary>Countries to which the same rates hold.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2; none for everywhere else.</param>
/// <param name="TransitDays">How long the carrier takes at most; null when nobody knows.</param>
internal sealed record DeliveryZone(ImmutableArray<string> Countries, int? TransitDays, ImmutableArray<DeliveryRate> Rates);

/// <summary>A price. Of all that apply to a delivery the lowest holds, so that a rate of nothing makes it free from its subtotal on.</summary>
/// <param name="UpToGrams">Applies up to this weight; null: to any.</param>
/// <param name="FromSubtotal">Applies from this value of the goods on; null: to any.</param>
internal sealed record DeliveryRate(Money Price, int? UpToGrams, Money? FromSubtotal)
{
    public bool AppliesTo(int grams, Money subtotal) =>
        Price.Currency == subtotal.Currency && !(grams > UpToGrams) && (FromSubtotal is not { } from || subtotal >= from);
}
