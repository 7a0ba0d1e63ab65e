using System.Collections.Immutable;
using System.Globalization;
using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>
/// What the shop comes with for sellers that have no delivery methods of their own: standard and express by zone and weight, standard
/// inside the union free from a value on. Each currency has a price list of its own (the table times a level, not an exchange rate).
/// </summary>
internal static class ShopMethods
{
    private const decimal FreeFrom = 50m;

    private static readonly int?[] WeightLimits = [1_000, 5_000, 20_000, null];

    private static readonly ImmutableArray<string> Union =
        [.. "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ')];

    private static readonly ImmutableArray<string> Europe = [.. "AD AL BA CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS SM UA VA XK".Split(' ')];

    private static readonly ImmutableArray<(string Currency, decimal Level)> Levels =
    [
        .. ("EUR=1 USD=1.1 GBP=0.9 CHF=1 CAD=1.5 AUD=1.6 NZD=1.8 SGD=1.5 DKK=7.5 SEK=11 NOK=11 PLN=4.3 CZK=25 HUF=400 RON=5 TRY=40 JPY=160 KRW=1500 CNY=8 INR=95 BRL=6 MXN=20 "
            + "ZAR=20 TND=3.4 KWD=0.35 BHD=0.4")
        .Split(' ')
        .Select(entry => entry.Split('='))
        .Select(entry => (entry[0], decimal.Parse(entry[1], CultureInfo.InvariantCulture))),
    ];

    public static ImmutableArray<DeliveryMethod> All { get; } =
    [
        Method("STANDARD", "Standard", DeliveryKind.Standard,
            Zone(Union, 4, FreeFrom, 4.90m, 6.90m, 12.90m, 24.90m),
            Zone(Europe, 6, null, 9.90m, 14.90m, 24.90m, 44.90m),
            Zone([], 12, null, 14.90m, 24.90m, 49.90m, 89.90m)),
        Method("EXPRESS", "Express", DeliveryKind.Express,
            Zone(Union, 1, null, 12.90m, 16.90m, 29.90m, 49.90m),
            Zone(Europe, 2, null, 19.90m, 27.90m, 44.90m, 79.90m),
            Zone([], 4, null, 34.90m, 49.90m, 89.90m, 149.90m)),
    ];

    private static DeliveryMethod Method(string code, string label, DeliveryKind kind, params ImmutableArray<DeliveryZone> zones) => new()
    {
        Id = DeliveryMethod.IdOf(DeliveryMethod.Shop, code),
        OwnerId = DeliveryMethod.Shop,
        Code = code,
        Label = label,
        Kind = kind,
        Zones = zones,
    };

    private static DeliveryZone Zone(ImmutableArray<string> countries, int transitDays, decimal? freeFrom, params decimal[] prices) => new(
        countries, transitDays,
        [
            .. Levels.SelectMany(entry => prices
                .Select((price, index) => new DeliveryRate(Price(price, entry.Level, entry.Currency), WeightLimits[index], null))
                .Concat(freeFrom is { } value
                    ? [new DeliveryRate(Money.Zero(entry.Currency), null, Price(value, entry.Level, entry.Currency))]
                    : [])),
        ]);

    private static Money Price(decimal price, decimal level, string currency) =>
        Money.FromDecimal(decimal.Round(price * level, Currencies.FractionDigitsOf(currency), MidpointRounding.AwayFromZero), currency)!.Value;
}
