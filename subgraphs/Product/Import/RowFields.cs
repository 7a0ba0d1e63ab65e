using System.Globalization;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Import;

/// <summary>Reads a record's fields as what they should be. The first that is something else is the row's error.</summary>
internal sealed class RowFields(CatalogRecord record)
{
    public BulkError? Error { get; private set; }

    public int Line => record.Line;

    public string? Text(params IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
        {
            if (record.Text(column) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A whole number of at least 0.</summary>
    public int? Whole(string field, params IReadOnlyList<string> columns)
    {
        if (Text(columns) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            return number;
        }

        Fail(field, $"'{Shown(text)}' is not a whole number of at least 0.");
        return null;
    }

    /// <summary>An amount such as 49.90.</summary>
    public Money? Amount(string field, string text, string currency)
    {
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and <= 1_000_000_000_000m
            && Money.FromDecimal(amount, currency) is { } money)
        {
            return money;
        }

        Fail(field, $"'{Shown(text)}' is not a price in {currency}.");
        return null;
    }

    /// <summary>An amount in minor units, such as 4990.</summary>
    public Money? MinorUnits(string field, string text, string currency)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var units) && units >= 0)
        {
            return new Money(units, currency);
        }

        Fail(field, $"'{Shown(text)}' is not a whole number of minor units of at least 0.");
        return null;
    }

    /// <summary>An ISO 4217 code that is in use.</summary>
    public string? Currency(string text)
    {
        if (Currencies.IsKnown(text.ToUpperInvariant()))
        {
            return text.ToUpperInvariant();
        }

        Fail("currency", $"'{Shown(text)}' is not an ISO 4217 currency.");
        return null;
    }

    public void Fail(string? field, string message, CatalogErrorCode code = CatalogErrorCode.Invalid) => Error ??= new BulkError(record.Line, field, code, message);

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
