using System.Collections.Frozen;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>How far a destination is.</summary>
internal enum DeliveryZone
{
    /// <summary>Inside the customs union of the EU.</summary>
    Union,

    /// <summary>Elsewhere in Europe.</summary>
    Europe,

    /// <summary>Everywhere else.</summary>
    World,
}

/// <summary>Which country lies in which zone.</summary>
internal static class DeliveryZones
{
    private static readonly FrozenSet<string> Union =
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Europe =
        "AD AL BA CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS SM UA VA XK".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static DeliveryZone Of(string countryCode) =>
        Union.Contains(countryCode) ? DeliveryZone.Union : Europe.Contains(countryCode) ? DeliveryZone.Europe : DeliveryZone.World;
}
