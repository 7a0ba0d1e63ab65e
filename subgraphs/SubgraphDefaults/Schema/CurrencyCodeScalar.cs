using GraphQL.Types;
using GraphQLParser.AST;
using Octomart.Contracts;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>An ISO 4217 currency code in use, upper case.</summary>
public sealed class CurrencyCodeScalar : ScalarGraphType
{
    /// <summary>The scalar <c>CurrencyCode</c>.</summary>
    public CurrencyCodeScalar()
    {
        Name = "CurrencyCode";
        Description = "An ISO 4217 currency code in upper case, such as EUR.";
    }

    /// <inheritdoc />
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text when Currencies.IsKnown((string)text.Value) => (string)text.Value,
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    /// <inheritdoc />
    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when Currencies.IsKnown(text) => text,
        _ => ThrowValueConversionError(value),
    };

    /// <inheritdoc />
    public override object? Serialize(object? value) => value;
}
