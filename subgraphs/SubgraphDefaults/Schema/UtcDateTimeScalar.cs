using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>An instant, always written in UTC with milliseconds; read with any offset.</summary>
public sealed class UtcDateTimeScalar : ScalarGraphType
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The scalar <c>DateTime</c>.</summary>
    public UtcDateTimeScalar()
    {
        Name = "DateTime";
        Description = "An instant by RFC 3339, in UTC with milliseconds: 2026-11-23T09:30:00.000Z.";
    }

    /// <inheritdoc />
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse((string)text.Value) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    /// <inheritdoc />
    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant,
        DateTime { Kind: DateTimeKind.Utc } instant => new DateTimeOffset(instant),
        string text => Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    /// <inheritdoc />
    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    // A time without an offset is refused: whose midnight it means cannot be known.
    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && (text.EndsWith('Z') || text.EndsWith('z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.OrdinalIgnoreCase)) && text.Contains('T', StringComparison.OrdinalIgnoreCase)
            ? instant
            : null;
}
