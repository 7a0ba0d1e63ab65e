using System.Globalization;
using System.Text.RegularExpressions;
using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>What is demanded of a delivery method. Pure.</summary>
internal static partial class DeliveryMethodRules
{
    private const int MaxText = 200;
    private const int MaxZones = 50;
    private const int MaxRates = 500;
    private const int MaxDays = 365;
    private const int MaxGrams = 10_000_000;
    private const long MaxPrice = 1_000_000_000_000;

    public static IReadOnlyList<OrderError> Check(DeliveryMethodUpsertInput input)
    {
        var errors = new List<OrderError>();
        Demand(Code().IsMatch(input.Code), "A code has 1 to 30 upper-case letters, digits and underscores.", "code");
        Demand(IsText(input.Label), $"Give 1 to {MaxText} characters in one line.", "label");
        Demand(input.Note is null || IsText(input.Note), $"Give 1 to {MaxText} characters in one line.", "note");
        Demand(input.HandlingDays is >= 0 and <= MaxDays, $"Give 0 to {MaxDays} days.", "handlingDays");
        Demand(input.Zones.Count is >= 1 and <= MaxZones, $"Give 1 to {MaxZones} zones.", "zones");
        var countries = input.Zones.SelectMany(zone => zone.CountryCodes ?? []).ToList();
        Demand(countries.Distinct(StringComparer.Ordinal).Count() == countries.Count, "Name each country once.", "zones");
        Demand(input.Zones.Count(zone => zone.CountryCodes is null or []) <= 1, "Only one zone can be everywhere else.", "zones");
        foreach (var (index, zone) in input.Zones.Index())
        {
            errors.AddRange(Check(zone).Select(error => OrderError.Invalid(error.Message, "zones", Text(index), error.Field)));
        }

        return errors;

        void Demand(bool isMet, string message, string field)
        {
            if (!isMet)
            {
                errors.Add(OrderError.Invalid(message, field));
            }
        }
    }

    private static IEnumerable<(string Message, string Field)> Check(DeliveryZoneInput zone)
    {
        if ((zone.CountryCodes ?? []).Any(code => code.Length != 2 || !code.All(char.IsAsciiLetterUpper)))
        {
            yield return ("These are ISO 3166-1 alpha-2 codes, such as DE.", "countryCodes");
        }

        if (zone.TransitDays is < 0 or > MaxDays)
        {
            yield return ($"Give 0 to {MaxDays} days.", "transitDays");
        }

        if (zone.Rates.Count is < 1 or > MaxRates)
        {
            yield return ($"Give 1 to {MaxRates} rates.", "rates");
        }

        if (zone.Rates.Any(rate => rate.Price.MinorUnits is < 0 or > MaxPrice))
        {
            yield return ("A price is not negative.", "rates");
        }

        if (zone.Rates.Any(rate => rate.UpToGrams is < 1 or > MaxGrams))
        {
            yield return ("A weight is 1 gram to ten tonnes.", "rates");
        }

        if (zone.Rates.Any(rate => rate.FromSubtotal is { } from && (from.MinorUnits is < 0 or > MaxPrice || from.Currency != rate.Price.Currency)))
        {
            yield return ("A subtotal is not negative and in the currency of its price.", "rates");
        }
    }

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxText && !text.Any(char.IsControl);

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Z0-9][A-Z0-9_]{0,29}$")]
    private static partial Regex Code();
}
