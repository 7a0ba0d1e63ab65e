using GraphQL.Types;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>GraphQL.NET's <c>Long</c> with a description.</summary>
public sealed class LongScalar : LongGraphType
{
    /// <summary>The scalar <c>Long</c>.</summary>
    public LongScalar()
    {
        Name = "Long";
        Description = "A whole number of 64 bits.";
    }
}

/// <summary>GraphQL.NET's <c>Decimal</c> with a description.</summary>
public sealed class DecimalScalar : DecimalGraphType
{
    /// <summary>The scalar <c>Decimal</c>.</summary>
    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "A decimal number, exact to 28 digits.";
    }
}
