using System.Collections.Immutable;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Import;

/// <summary>A product with what is exported of it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Categories">The slugs of its categories.</param>
/// <param name="Variants">Its variants with the units on hand, in their order.</param>
internal sealed record ExportedProduct(Product Product, ImmutableArray<string> Categories, ImmutableArray<(Variant Variant, int OnHand)> Variants);

/// <summary>Writes products in the form of <see cref="OwnFields"/>: importing them again changes nothing.</summary>
internal abstract class CatalogWriter : IAsyncDisposable
{
    public virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract Task WriteAsync(ExportedProduct product, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
