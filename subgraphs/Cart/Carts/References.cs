using GraphQL.Federation;

namespace Octomart.CartSubgraph.Carts;

/// <summary>A variant, known by id.</summary>
/// <param name="Id">The variant's id.</param>
[Key("id", Resolvable = false)]
internal sealed record VariantReference(string Id);
