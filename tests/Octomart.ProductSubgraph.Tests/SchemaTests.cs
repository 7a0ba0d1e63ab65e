using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Tests;

public class SchemaTests
{
    [Fact]
    public void Everything_in_the_schema_has_a_description()
    {
        using var app = SubgraphHost.Build(new ProductSubgraph(), []);
        var schema = app.Services.GetRequiredService<SubgraphSchema>();
        schema.Initialize();

        var missing = schema.AllTypes.Where(type => !type.Name.StartsWith('_') && type is not ScalarGraphType).SelectMany(Undescribed).ToList();

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("type Product implements Node @key(fields: \"id\") @key(fields: \"slug\")")]
    [InlineData("type Category implements Node @key(fields: \"id\") @key(fields: \"slug\")")]
    [InlineData("type Variant implements Node @key(fields: \"id\") @key(fields: \"sku seller { id }\")")]
    [InlineData("type Seller @key(fields: \"id\")")]
    [InlineData("type User @key(fields: \"id\", resolvable: false)")]
    [InlineData("facets: [Facet!]!")]
    [InlineData("type BulkOperation implements Node @key(fields: \"id\")")]
    [InlineData("inventory: [InventoryLevel!] @requiresScopes(scopes: [[\"inventory:read\"]])")]
    public void Schema_holds(string expected) => Assert.Contains(expected, SubgraphHost.ExportSchema(new ProductSubgraph()), StringComparison.Ordinal);

    private static IEnumerable<string> Undescribed(IGraphType type)
    {
        if (string.IsNullOrEmpty(type.Description))
        {
            yield return type.Name;
        }

        foreach (var field in (type as IComplexGraphType)?.Fields.Where(field => !field.Name.StartsWith('_')) ?? [])
        {
            if (string.IsNullOrEmpty(field.Description))
            {
                yield return $"{type.Name}.{field.Name}";
            }

            foreach (var argument in field.Arguments ?? Enumerable.Empty<QueryArgument>())
            {
                if (string.IsNullOrEmpty(argument.Description))
                {
                    yield return $"{type.Name}.{field.Name}({argument.Name})";
                }
            }
        }

        foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>())
        {
            if (string.IsNullOrEmpty(value.Description))
            {
                yield return $"{type.Name}.{value.Name}";
            }
        }
    }
}
