using System.Collections.Frozen;
using System.Globalization;
using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>
/// What a parcel costs: by zone and weight; standard delivery inside the union is free from a value on. Each currency has a price
/// list of its own (the table times a level, not an exchange rate); in a currency without one nothing can be delivered.
/// </summary>
internal static class DeliveryTariff
{
    public const string Standard = "STANDARD";
    public const string Express = "EXPRESS";

    /// <summary>What an item weighs when nobody has said.</summary>
    public const int DefaultWeightGrams = 500;

    private const decimal FreeFrom = 50m;

    private static readonly int[] WeightLimits = [1_000, 5_000, 20_000, int.MaxValue];

    private static readonly FrozenDictionary<(DeliveryZone Zone, string Code), (decimal[] Prices, int EtaDays)> Rates =
        new Dictionary<(DeliveryZone, string), (decimal[], int)>
        {
            [(DeliveryZone.Union, Standard)] = ([4.90m, 6.90m, 12.90m, 24.90m], 4),
            [(DeliveryZone.Union, Express)] = ([12.90m, 16.90m, 29.90m, 49.90m], 1),
            [(DeliveryZone.Europe, Standard)] = ([9.90m, 14.90m, 24.90m, 44.90m], 6),
            [(DeliveryZone.Europe, Express)] = ([19.90m, 27.90m, 44.90m, 79.90m], 2),
            [(DeliveryZone.World, Standard)] = ([14.90m, 24.90m, 49.90m, 89.90m], 12),
            [(DeliveryZone.World, Express)] = ([34.90m, 49.90m, 89.90m, 149.90m], 4),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, decimal> Levels =
        ("EUR=1 USD=1.1 GBP=0.9 CHF=1 CAD=1.5 AUD=1.6 NZD=1.8 SGD=1.5 DKK=7.5 SEK=11 NOK=11 PLN=4.3 CZK=25 HUF=400 RON=5 TRY=40 JPY=160 KRW=1500 CNY=8 INR=95 BRL=6 MXN=20 "
            + "ZAR=20 TND=3.4 KWD=0.35 BHD=0.4")
        .Split(' ')
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => entry[0], entry => decimal.Parse(entry[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The ways to deliver a parcel of this weight and value; none in a currency without a price list.</summary>
    public static IReadOnlyList<DeliveryChoice> ChoicesFor(string countryCode, int weightGrams, Money value)
    {
        if (!Levels.TryGetValue(value.Currency, out var level))
        {
            return [];
        }

        var zone = DeliveryZones.Of(countryCode);
        var isFree = zone == DeliveryZone.Union && value.ToDecimal() >= FreeFrom * level;
        return
        [
            Choice(Standard, isFree ? "Standard, free" : "Standard", isFree ? 0 : level),
            Choice(Express, "Express", level),
        ];

        DeliveryChoice Choice(string code, string label, decimal priceLevel)
        {
            var (prices, etaDays) = Rates[(zone, code)];
            var price = prices[Array.FindIndex(WeightLimits, limit => weightGrams <= limit)] * priceLevel;
            var rounded = decimal.Round(price, Currencies.FractionDigitsOf(value.Currency), MidpointRounding.AwayFromZero);
            return new DeliveryChoice(code, label, Money.FromDecimal(rounded, value.Currency)!.Value, etaDays);
        }
    }
}
