using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Attributes;

[QueryRoot]
internal sealed class AttributeQueries(CatalogueIndex index)
{
    /// <summary>What the shop has settled about attributes, by code. Others are free text.</summary>
    public IEnumerable<AttributeDefinitionType> AttributeDefinitions() => index.Attributes.All.Select(definition => new AttributeDefinitionType(definition));
}
