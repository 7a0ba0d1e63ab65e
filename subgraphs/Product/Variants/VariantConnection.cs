using GraphQL;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>A page of a product's variants.</summary>
internal sealed class VariantConnection(IReadOnlyList<Edge<VariantType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count)
    : Connection<VariantType>(edges, pageInfo, count)
{
    // A product has a hundred variants at most and they were all read: the cursor is the variant's id.
    internal static VariantConnection Page(IReadOnlyList<Variant> variants, int first, string? after)
    {
        var size = PageSize.Of(first);
        var start = 0;
        if (after is not null)
        {
            start = variants.TakeWhile(variant => variant.Id != after).Count() + 1;
            if (start > variants.Count)
            {
                throw new ExecutionError("The cursor does not belong to this list.") { Code = "INVALID_CURSOR" };
            }
        }

        var edges = variants.Skip(start).Take(size).Select(variant => new Edge<VariantType>(new VariantType(variant), variant.Id)).ToList();
        var info = new PageInfo(start + edges.Count < variants.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new VariantConnection(edges, info, _ => Task.FromResult((long)variants.Count));
    }
}
