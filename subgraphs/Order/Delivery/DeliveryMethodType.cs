using Octomart.Contracts;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>A way in which a seller delivers, with its rates.</summary>
internal sealed class DeliveryMethodType(DeliveryMethod method) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => method.Id;

    /// <summary>What buyers choose it by.</summary>
    public string Code => method.Code;

    /// <summary>For people.</summary>
    public string Label => method.Label;

    /// <summary>Of which kind it is.</summary>
    public DeliveryKind Kind => method.Kind;

    /// <summary>For people: where and when to pick it up, for example.</summary>
    public string? Note => method.Note;

    /// <summary>Days until the parcel is handed over.</summary>
    public int HandlingDays => method.HandlingDays;

    /// <summary>Where to, and for how much.</summary>
    public IReadOnlyList<DeliveryZoneType> Zones => [.. method.Zones.Select(zone => new DeliveryZoneType(zone))];

    /// <summary>Whether it is the shop's, for all sellers that have no methods of their own.</summary>
    public bool IsShopDefault => method.OwnerId == DeliveryMethod.Shop;

    /// <summary>Whether it can no longer be chosen.</summary>
    public bool IsRetired => method.IsRetired;

    /// <summary>Rises with every change; 0 for what the shop came with.</summary>
    public int Version => (int)method.Version;
}

/// <summary>Countries to which the same rates hold.</summary>
internal sealed class DeliveryZoneType(DeliveryZone zone)
{
    /// <summary>ISO 3166-1 alpha-2; none: everywhere else.</summary>
    public IReadOnlyList<string> CountryCodes => zone.Countries;

    /// <summary>How many days the carrier takes at most; null when nobody knows.</summary>
    public int? TransitDays => zone.TransitDays;

    /// <summary>Of all that apply to a delivery the lowest holds.</summary>
    public IReadOnlyList<DeliveryRateType> Rates => [.. zone.Rates.Select(rate => new DeliveryRateType(rate))];
}

/// <summary>A price of a delivery.</summary>
internal sealed class DeliveryRateType(DeliveryRate rate)
{
    /// <summary>What the delivery costs.</summary>
    public Money Price => rate.Price;

    /// <summary>Applies up to this weight in grams; null: to any.</summary>
    public int? UpToGrams => rate.UpToGrams;

    /// <summary>Applies from this value of the goods on, after discounts; null: to any.</summary>
    public Money? FromSubtotal => rate.FromSubtotal;
}
