using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A fact about a product or variant.</summary>
/// <param name="Code">For programs and filters, such as colour: lower-case letters, digits, hyphens and underscores.</param>
/// <param name="Value">Such as Red or 120; at most 500 characters.</param>
/// <param name="Label">For people, such as Colour; made from the code when null.</param>
/// <param name="Unit">Such as cm.</param>
internal sealed record AttributeInput(string Code, string Value, string? Label = null, string? Unit = null);

/// <summary>Reads attributes from inputs.</summary>
internal static partial class AttributeInputs
{
    private const int MaxAttributes = 100;
    private const int MaxValue = 500;

    /// <summary>What is wrong with them, or null.</summary>
    public static CatalogError? Validate(IReadOnlyList<AttributeInput>? inputs, string field, AttributeBook book)
    {
        if (inputs is { Count: > MaxAttributes })
        {
            return CatalogError.Invalid($"There may be {MaxAttributes} at most.", field);
        }

        for (var i = 0; i < (inputs?.Count ?? 0); i++)
        {
            var input = inputs![i];
            if (!Code().IsMatch(input.Code))
            {
                return CatalogError.Invalid("A code has 1 to 60 lower-case letters, digits, hyphens and underscores.", field, $"{i}", "code");
            }

            if (input.Value.Trim().Length is 0 or > MaxValue)
            {
                return CatalogError.Invalid($"A value has 1 to {MaxValue} characters.", field, $"{i}", "value");
            }

            if (Misfit(input, book) is { } misfit)
            {
                return CatalogError.Invalid(misfit.Message, field, $"{i}", misfit.Field);
            }

            if (input is { Label.Length: > 100 } or { Unit.Length: > 20 })
            {
                return CatalogError.Invalid("A label has 100 characters at most, a unit 20.", field, $"{i}");
            }
        }

        return null;
    }

    /// <summary>What the shop's definition has against it; null when it fits, or when the attribute is free text.</summary>
    public static (string Field, string Message)? Misfit(AttributeInput input, AttributeBook book) => book.Find(input.Code) switch
    {
        null => null,
        var definition when definition.Read(input.Value.Trim()) is null => ("value", Explain(definition)),
        var definition when !string.IsNullOrWhiteSpace(input.Unit) && input.Unit.Trim() != definition.Unit =>
            ("unit", definition.Unit is null ? "It has no unit." : $"Its unit is {definition.Unit}."),
        _ => null,
    };

    /// <summary>What can be made of the attributes of a foreign file: empty ones are left out, long ones cut, odd codes put right.</summary>
    public static ImmutableArray<AttributeInput> Lenient(IEnumerable<AttributeInput> inputs) =>
    [
        .. inputs.Where(input => !string.IsNullOrWhiteSpace(input.Value))
            .Select(input => input with { Code = CodeOf(input.Code), Value = Cut(input.Value.Trim(), MaxValue), Label = Cut(input.Label, 100), Unit = Cut(input.Unit, 20) })
            .Where(input => input.Code.Length > 0)
            .Take(MaxAttributes),
    ];

    /// <summary>As the shop has defined the attribute; as it is written when the shop has not.</summary>
    public static AttributeValue ToValue(this AttributeInput input, AttributeBook book) => book.Find(input.Code) is { } definition
        ? new AttributeValue(input.Code, definition.Label, definition.Read(input.Value.Trim()) ?? input.Value.Trim(), definition.Unit)
        : input.ToFreeText();

    public static bool IsCode(string text) => Code().IsMatch(text);

    private static AttributeValue ToFreeText(this AttributeInput input) => new(
        input.Code,
        string.IsNullOrWhiteSpace(input.Label) ? LabelOf(input.Code) : input.Label.Trim(),
        input.Value.Trim(),
        string.IsNullOrWhiteSpace(input.Unit) ? null : input.Unit.Trim());

    private static string Explain(AttributeDefinition definition) => definition.Kind switch
    {
        AttributeKind.Number => "It is a number, with a point for decimals.",
        AttributeKind.Boolean => "It is Yes or No.",
        _ => $"It is one of {string.Join(", ", definition.Values.Take(10))}.",
    };

    private static string LabelOf(string code)
    {
        var words = code.Replace('_', ' ').Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string CodeOf(string text) => Cut(NoCode().Replace(text.ToLowerInvariant(), "_").Trim('_', '-'), 60);

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    [GeneratedRegex("[^a-z0-9_-]+")]
    private static partial Regex NoCode();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,59}$")]
    private static partial Regex Code();
}
