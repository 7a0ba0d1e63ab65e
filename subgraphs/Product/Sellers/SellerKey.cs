using GraphQL.Federation;

namespace Octomart.ProductSubgraph.Sellers;

/// <summary>A seller inside another entity's key.</summary>
/// <param name="Id">The seller's id.</param>
[Inaccessible]
internal sealed record SellerKey(string Id);
